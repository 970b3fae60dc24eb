import "server-only";
import { onceInProcess } from "@/lib/kube/process-state";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";

/** The last write begun at each place, for as long as it is under way. */
const last = onceInProcess("turns", () => new Map<string, Promise<unknown>>());

/** One rollout as one identity knows it, at the server that the context leads to by now. */
export function placeOf({ key, context }: Connection, { namespace, kind, name }: RolloutRef): string {
  return JSON.stringify([key, context.cluster.server, namespace, kind, name]);
}

/**
 * Runs `act` after everything that was begun before at the same place, so that the second of two clicks sees what the
 * first has done. Whether that succeeded does not matter to it.
 */
export function oneAtATime<T>(place: string, act: () => Promise<T>): Promise<T> {
  const turn = (last.get(place) ?? Promise.resolve()).then(act, act);
  last.set(place, turn);
  const forget = () => {
    if (last.get(place) === turn) last.delete(place);
  };
  turn.then(forget, forget);
  return turn;
}
