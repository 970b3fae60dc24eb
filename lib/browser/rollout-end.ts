import type { Rollout } from "@/lib/contract/rollout";
import { asPlainText } from "./visible-text";

/** How a rollout ended, in words for a notification. */
export type RolloutEnd = { title: string; body: string };

/** How the rollout has ended, or null while it still runs. */
export function rolloutEndOf({ ref, state, replicas, revisions }: Rollout): RolloutEnd | null {
  const name = asPlainText(ref.name);
  const number = revisions.find(({ current }) => current)?.number;
  const on = number === null || number === undefined ? "" : ` on revision ${number}`;
  const counts = `${replicas.available} of ${replicas.desired} available${on}`;
  switch (state.lead.kind) {
    case "rolling-out":
    case "not-observed":
    case "scaling":
      return null;
    case "complete":
    case "short":
    case "scaled-to-zero":
      return { title: `✓ ${name} has rolled out`, body: counts };
    case "stalled":
      return { title: `✕ ${name} is stuck`, body: `No progress within its deadline: ${counts}` };
    case "pods-refused":
    case "replica-set-refused":
      return { title: `✕ ${name} is stuck`, body: `Kubernetes refuses it: ${counts}` };
    case "not-reacting":
      return { title: `✕ ${name} is stuck`, body: `The Deployment controller does not react: ${counts}` };
    case "unavailable":
      return { title: `✕ ${name} is unavailable`, body: counts };
    case "paused":
    case "paused-with-change":
      return { title: `‖ ${name} was paused`, body: counts };
    case "deleting":
      return { title: `${name} is being deleted`, body: "" };
  }
}
