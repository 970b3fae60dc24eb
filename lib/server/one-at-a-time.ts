import "server-only";

const last = new Map<string, Promise<unknown>>();

/**
 * Runs `act` after everything that was begun before with the same key, so that the second of two clicks sees what the
 * first has done. Whether that succeeded does not matter to it.
 */
export function oneAtATime<T>(key: string, act: () => Promise<T>): Promise<T> {
  const turn = (last.get(key) ?? Promise.resolve()).then(act, act);
  last.set(key, turn);
  const forget = () => {
    if (last.get(key) === turn) last.delete(key);
  };
  turn.then(forget, forget);
  return turn;
}
