import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { type ListView, listViewOf, toSearch } from "./list-view";

/** Browsers refuse more than about a hundred address changes in half a minute, which a held key would reach. */
const WRITE_AFTER_MS = 200;

/** What is shown of the list, kept in the address so that the link can be shared. The history gets no entries by it. */
export function useListView() {
  const pathname = usePathname();
  const search = useSearchParams();
  const [view, setView] = useState(() => listViewOf(new URLSearchParams(search)));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const write = useRef<() => void>(undefined);

  const change = (part: Partial<ListView>) => {
    const next = { ...view, ...part };
    setView(next);
    clearTimeout(timer.current);
    write.current = () => {
      clearTimeout(timer.current);
      write.current = undefined;
      if (location.pathname === pathname) history.replaceState(null, "", pathname + toSearch(next));
    };
    timer.current = setTimeout(write.current, WRITE_AFTER_MS);
  };
  // The router calls a navigation off when the address is written while it is under way: write before a click begins one.
  useEffect(() => {
    const writeNow = () => write.current?.();
    document.addEventListener("click", writeNow, { capture: true });
    return () => document.removeEventListener("click", writeNow, { capture: true });
  }, []);
  return { view, change };
}
