import { useSearchParams } from "next/navigation";
import { useState } from "react";

/** What to roll back to as soon as the rollout is there, asked for by the address; forgotten once it was taken. */
export function useAskedRollback(): { asked: string | null; take: () => void } {
  const search = useSearchParams();
  const [asked, setAsked] = useState(() => search.get("rollback"));
  return { asked, take: () => setAsked(null) };
}

/** A reload must not open again what was closed. */
export function forgetAskedRollback(): void {
  changeSearch((params) => params.delete("rollback"));
}

/** Changes the query string of the address in place. */
export function changeSearch(change: (params: URLSearchParams) => void): void {
  const params = new URLSearchParams(location.search);
  change(params);
  history.replaceState(null, "", location.pathname + (params.size > 0 ? `?${params}` : ""));
}
