import { useSyncExternalStore } from "react";
import { duration, latestTime, relativeTime } from "./relative-time";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tell) => tell()), 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const nothingOnTheServer = () => "";

/** "14 min ago", kept true. Draws again only when the words change. */
export function useRelativeTime(iso: string): string {
  return useSyncExternalStore(subscribe, () => relativeTime(iso, Date.now()), nothingOnTheServer);
}

/** "by 14:02", kept true: from the next day on it names its day. */
export function useLatestTime(iso: string): string {
  return useSyncExternalStore(subscribe, () => latestTime(iso, Date.now()), nothingOnTheServer);
}

/** How long it has been since a moment (milliseconds since the epoch), in words, kept true. */
export function useDurationSince(moment: number): string {
  return useSyncExternalStore(subscribe, () => duration(Date.now() - moment), nothingOnTheServer);
}

/** How long it is until a moment (milliseconds since the epoch), in words, counting down to "0 s". */
export function useDurationUntil(moment: number): string {
  return useSyncExternalStore(subscribe, () => duration(moment - Date.now()), nothingOnTheServer);
}
