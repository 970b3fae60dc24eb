import "server-only";

/** Runs a task as soon as fewer than the limit are under way, in the order of asking. */
export type Turn = <T>(task: () => Promise<T>) => Promise<T>;

/** Lets at most `limit` tasks run at the same time. */
export function atMost(limit: number): Turn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running === limit) await new Promise<void>((begin) => waiting.push(begin));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // The place is handed on, so that nobody who asks just now comes first.
      if (next) next();
      else running--;
    }
  };
}
