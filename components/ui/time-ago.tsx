"use client";

import { useLatestTime, useTimeAgo } from "@/components/words/use-times";
import { useWords } from "@/components/words/words";
import { dayAndMinute, exactTime } from "@/lib/browser/exact-time";

/** How long ago something was; the exact time is in the title, and beside it with `exact`. */
export function TimeAgo({ iso, exact = false }: { iso: string; exact?: boolean }) {
  const ago = useTimeAgo(iso);
  return (
    <time dateTime={iso} title={exactTime(iso)} className="whitespace-nowrap">
      {ago}
      {exact && <span className="text-ink-3"> · {dayAndMinute(iso)}</span>}
    </time>
  );
}

/** "by 14:05": nobody knows when something was, only that it was no later. */
export function TimeBy({ iso }: { iso: string }) {
  const { times } = useWords("app");
  const by = useLatestTime(iso);
  return (
    <time dateTime={iso} title={times.byMeans(exactTime(iso))}>
      {by}
    </time>
  );
}
