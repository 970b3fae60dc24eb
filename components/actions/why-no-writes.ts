import type { Permissions } from "@/lib/contract/cluster";
import type { Rollout } from "@/lib/contract/rollout";
import type { ScreenWords } from "@/lib/words/screen-words";

/** Why nothing can be changed here, in a sentence, or null. */
export function whyNoWrites(
  words: ScreenWords["rollout"]["actions"],
  { state }: Rollout,
  permissions: Permissions | undefined,
): string | null {
  if (state.deletingSince !== null) return words.deleting;
  switch (permissions?.write) {
    case "read-only":
    case "denied":
      return permissions.reason.text;
    case "allowed":
    case "unknown":
    case undefined:
      return null;
  }
}
