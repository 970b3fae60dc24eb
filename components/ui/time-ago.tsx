"use client";

import { useRelativeTime } from "@/lib/browser/clock";
import { dayAndMinute, exactTime } from "@/lib/browser/relative-time";

/** How long ago something was; the exact time is in the title, and beside it with `exact`. */
export function TimeAgo({ iso, exact = false }: { iso: string; exact?: boolean }) {
  const ago = useRelativeTime(iso);
  return (
    <time dateTime={iso} title={exactTime(iso)} className="whitespace-nowrap">
      {ago}
      {exact && <span className="text-ink-3"> · {dayAndMinute(iso)}</span>}
    </time>
  );
}
