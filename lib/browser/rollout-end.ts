import type { Rollout } from "@/lib/contract/rollout";
import type { ScreenWords } from "@/lib/words/screen-words";
import { asPlainText } from "./visible-text";

/** How a rollout ended, in words for a notification. */
export type RolloutEnd = { title: string; body: string };

/** How the rollout has ended, or null while it still runs. */
export function rolloutEndOf(
  { ref, state, replicas, revisions }: Rollout,
  words: ScreenWords["rollout"]["ends"],
): RolloutEnd | null {
  const name = asPlainText(ref.name);
  const number = revisions.find(({ current }) => current)?.number;
  const counts = words.counts(replicas.available, replicas.desired, number ?? null);
  switch (state.lead.kind) {
    case "rolling-out":
    case "not-observed":
    case "scaling":
      return null;
    case "complete":
    case "short":
    case "scaled-to-zero":
      return { title: words.rolledOut(name), body: counts };
    case "stalled":
      return { title: words.stuck(name), body: words.noProgress(counts) };
    case "pods-refused":
    case "revision-refused":
      return { title: words.stuck(name), body: words.refused(counts) };
    case "not-reacting":
      return { title: words.stuck(name), body: words.notReacting(counts) };
    case "unavailable":
      return { title: words.unavailable(name), body: counts };
    case "paused":
    case "paused-with-change":
      return { title: words.paused(name), body: counts };
    case "deleting":
      return { title: words.deleting(name), body: "" };
  }
}
