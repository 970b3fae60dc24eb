import "server-only";
import type { ProblemError } from "@/lib/contract/problem";
import type { StreamEvent } from "@/lib/contract/stream";
import type { Deployment } from "@/lib/rollout/objects";

/** What became known of the cluster. */
export type News =
  | { kind: "changed" }
  /** How it is followed is another way than before, which readers are told with the whole. */
  | { kind: "mode-changed" }
  | { kind: "fresh" }
  | { kind: "problem"; problem: ProblemError; ended: boolean };

/** What a feed is about: it follows the cluster, holds what it learned, and says it in the words of the contract. */
export type Content = {
  /** Follows until `signal` aborts, or only a person can help. */
  follow(tell: (news: News) => void, signal: AbortSignal): Promise<void>;
  /** All as it is now; null while it is not known yet. */
  whole(): StreamEvent | null;
  /** What happened since it was last asked. */
  changes(): StreamEvent[];
  /** Takes over what Rewind itself has just written, before the watch tells it. True where that is news. */
  note(written: Deployment): boolean;
};
