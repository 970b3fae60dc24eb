import type { Rollout } from "@/lib/contract/rollout";
import type { RolloutAction } from "@/lib/contract/rollout-action";
import type { GaveWay } from "@/lib/contract/undo";
import { isDone } from "@/lib/rollout/state/counts";
import { saidOf } from "@/lib/rollout/state/lead";

/** A change that was accepted a moment ago and whose end the person waits for. */
export type Followed = {
  verb: RolloutAction;
  /** The Deployment, the generation and the template that the accepted write left behind. */
  uid: string;
  generation: number;
  digest: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** Uid of the revision that was rolled back to; null for other verbs. */
  to: string | null;
  /** Uid of the revision that was live before, to which an undo of the undo returns. */
  from: string | null;
  /** What a rollback had to leave out for want of room in the annotations. */
  gaveWay: readonly GaveWay[];
};

/** Whether pods are replaced after it, which can be followed to an end. */
export const ROLLS_OUT: Record<RolloutAction, boolean> = { undo: true, pause: false, resume: true, restart: true };

/** How far a followed change has come. */
export type Progress =
  | { kind: "unobserved" }
  | { kind: "running"; updated: number; available: number; desired: number; old: number }
  | { kind: "stuck"; said: string | null }
  | { kind: "refused"; said: string | null }
  | { kind: "paused" }
  | { kind: "superseded" }
  | { kind: "recreated" }
  | { kind: "deleting" }
  | { kind: "done"; available: number; desired: number };

/** What to remember of a write that the API server accepted at `startedAt` (milliseconds since the epoch). */
export function followOf(
  verb: Followed["verb"],
  { uid, generation, live }: Rollout,
  startedAt: number,
  { to, from, gaveWay = [] }: Pick<Followed, "to" | "from"> & { gaveWay?: Followed["gaveWay"] | undefined },
): Followed {
  return { verb, uid, generation, digest: live.digest, startedAt, to, from, gaveWay };
}

/**
 * How far it has come by now. Done is said only once the controller has seen this generation and every replica that is
 * wanted is updated and available and none of the old ones is left: an accepted PATCH has not rolled anything out.
 */
export function progressOf(followed: Followed, rollout: Rollout): Progress {
  const { desired, updated, available, total } = rollout.replicas;
  if (rollout.uid !== followed.uid) return { kind: "recreated" };
  const { state } = rollout;
  if (state.deletingSince !== null) return { kind: "deleting" };
  if (rollout.live.digest !== followed.digest) return { kind: "superseded" };
  // The generation of a refused ReplicaSet is never observed, so that the state says when to believe its condition.
  if (state.lead.kind === "revision-refused") return { kind: "refused", said: saidOf(state) };
  const awaited = Math.max(followed.generation, rollout.generation);
  if (!state.controller.reacts || rollout.observedGeneration < awaited) return { kind: "unobserved" };
  if (rollout.paused) return { kind: "paused" };
  if (state.refused) return { kind: "refused", said: state.refused.said };
  if (state.template.rolledOut === "stalled") return { kind: "stuck", said: state.template.said };
  return isDone(rollout, followed.generation)
    ? { kind: "done", available, desired }
    : { kind: "running", updated, available: Math.min(updated, available), desired, old: total - updated };
}

/** Whether nothing more will come of it, so that the screen may read at its usual pace again. */
export function isOver(progress: Progress): boolean {
  switch (progress.kind) {
    case "done":
    case "superseded":
    case "recreated":
    case "deleting":
    case "paused":
      return true;
    case "unobserved":
    case "running":
    case "stuck":
    case "refused":
      return false;
  }
}
