import type { RolloutKind } from "../rollout";
import type { RolloutAction } from "../rollout-action";
import type { ClusterProblemFacts } from "./problems-cluster";
import type { MessageOf } from "./message-of";

/** Everything Rewind foresees and does not do to one rollout; each is a code of its own on the wire, with an advice. */
export type Refusal =
  | "read-only"
  | "revision-gone"
  | "no-such-revision"
  | "nothing-masked-there"
  | "reveal-off"
  | "paused"
  | "already-paused"
  | "not-paused"
  | "being-deleted"
  | "restarted-just-now"
  | "recreated"
  | "changed-meanwhile"
  | "preview-outdated"
  | "no-such-write";

/** `name`: that of the rollout. */
export type RefusalFacts = { readonly [C in Refusal as `problem.${C}`]: { name: string } } & {
  readonly [C in Refusal as `problem.${C}.advice`]: Record<never, never>;
} & {
  /** `problem`: what went wrong; `reading`: what a reading right after it showed. */
  "problem.outcome-unknown": {
    problem: MessageOf<ClusterProblemFacts>;
    action: RolloutAction;
    name: string;
    reading: "unchanged" | "failed";
  };
  "problem.no-such-action": { kind: RolloutKind; action: RolloutAction };
  "problem.outcome-unknown.advice": Record<never, never>;
  /** `sentAt` is a time in ISO 8601. */
  "problem.write-pending": { action: RolloutAction; name: string; sentAt: string; answered: boolean };
  "problem.write-pending.advice": { answered: boolean };
};
