import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { FollowMode, StreamEvent } from "@/lib/contract/stream";
import type { Workload } from "@/lib/rollout/workload/workload";
import { maskedMessage } from "../reading/masked-message";

/** What became known of the cluster. */
export type News =
  | { kind: "changed" }
  /** What was worked out of it is new, which does not say that the cluster answers. */
  | { kind: "worked-out" }
  /** How it is followed is another way than before, which readers are told with the whole. */
  | { kind: "mode-changed" }
  | { kind: "fresh" }
  | { kind: "problem"; problem: ProblemError; ended: boolean };

/** What a feed is about: it follows the cluster, holds what it learned, and says it in the words of the contract. */
export type Content = {
  /** Follows until `signal` aborts, or only a person can help. */
  follow(tell: (news: News) => void, signal: AbortSignal): Promise<void>;
  /** Whether all is known, or that there is nothing. */
  isKnown(): boolean;
  /**
   * When the cluster was last heard about all of it, in milliseconds since the epoch: where it is followed by several
   * connections, about the part of which that is longest ago. Null before.
   */
  heardAt(): number | null;
  /** Whether it is known that there is nothing. */
  isNothing(): boolean;
  /** All as it is now, as it may leave the server; nothing while it is not known yet. */
  whole(): Coded<StreamEvent>[];
  /** What happened since it was last asked, as it may leave the server. */
  changes(): Coded<StreamEvent>[];
  /** Takes over what Rewind itself has just written or read, before the watch tells it. True where that is news. */
  note(newer: Workload): boolean;
};

/** How the cluster is followed, as it may leave the server: why no watch is possible may hold the cluster's words. */
export function maskedMode({ kind, why }: Coded<FollowMode>): Coded<FollowMode> {
  return { kind, why: why && maskedMessage(why) };
}
