"use client";

import { useDurationSince } from "@/components/words/use-times";
import { exactTime } from "@/lib/browser/exact-time";

/** How old something is, the exact time of its making in the title. */
export function Age({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {useDurationSince(Date.parse(iso))}
    </time>
  );
}
