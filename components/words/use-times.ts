import { useTicking } from "@/lib/browser/clock";
import { minuteOf } from "@/lib/browser/exact-time";
import { useWords } from "./words";

/** "14 min ago", kept true. */
export function useTimeAgo(iso: string): string {
  const { times } = useWords("app");
  return useTicking((now) => times.ago(now - Date.parse(iso)));
}

/** "by 14:02", kept true: from the next day on it names its day. */
export function useLatestTime(iso: string): string {
  const { times } = useWords("app");
  return useTicking((now) => times.by(minuteOf(iso, now)));
}

/** How long it has been since a moment (milliseconds since the epoch), in words, kept true. */
export function useDurationSince(moment: number): string {
  const { times } = useWords("app");
  return useTicking((now) => times.span(now - moment));
}

/** How long it is until a moment (milliseconds since the epoch), in words, counting down to "0 s". */
export function useDurationUntil(moment: number): string {
  const { times } = useWords("app");
  return useTicking((now) => times.span(moment - now));
}
