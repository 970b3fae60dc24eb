import "server-only";

/** Time and chance, so that a test decides both. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now: () => number;
  /** From 0 up to 1. */
  random: () => number;
  /** Waits that many milliseconds, or until `signal` aborts. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

export const realClock: Clock = { now: Date.now, random: Math.random, sleep };

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
}
