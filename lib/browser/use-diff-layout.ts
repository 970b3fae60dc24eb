import { useState, useSyncExternalStore } from "react";
import type { DiffLayout } from "./diff-rows";

const KEY = "rewind.diff-layout";
const NARROW = "(width < 64rem)";

/** How both sides stand: as the person chose last; on a narrow screen always one above the other. */
export function useDiffLayout(): { layout: DiffLayout; arrange: (layout: DiffLayout) => void } {
  const narrow = useSyncExternalStore(
    (changed) => {
      const query = matchMedia(NARROW);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => matchMedia(NARROW).matches,
    () => false,
  );
  const [chosen, setChosen] = useState<DiffLayout>(() => (localStorage.getItem(KEY) === "split" ? "split" : "unified"));
  const arrange = (layout: DiffLayout) => {
    localStorage.setItem(KEY, layout);
    setChosen(layout);
  };
  return { layout: narrow ? "unified" : chosen, arrange };
}
