import { useSyncExternalStore } from "react";

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

/** What is said of the present moment (milliseconds since the epoch), kept true. Draws again only when the words change. */
export function useTicking(say: (now: number) => string): string {
  return useSyncExternalStore(subscribe, () => say(Date.now()), nothingOnTheServer);
}
