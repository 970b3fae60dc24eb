import type { Rollout } from "@/lib/contract/rollout";

/** What happened to a rollout while somebody was reading a question about it. */
export type Move = "recreated" | "deleting" | "revision-gone" | "changed" | "paused" | "resumed";

/**
 * Whether a question about `seen` may still be answered now that the rollout is `latest`, or what moved. With `resume`
 * the answer resumes it anyway, so that a pause is no news. A rollback to what runs already is left to the server to tell.
 */
export function movedSince(seen: Rollout, latest: Rollout, target: string, resume: boolean): Move | null {
  if (latest.uid !== seen.uid) return "recreated";
  if (latest.state.deletingSince !== null && seen.state.deletingSince === null) return "deleting";
  if (latest.historyProblem === null && !latest.revisions.some(({ uid }) => uid === target)) return "revision-gone";
  if (latest.live.digest !== seen.live.digest) return "changed";
  if (latest.paused && !seen.paused && !resume) return "paused";
  if (!latest.paused && seen.paused) return "resumed";
  return null;
}
