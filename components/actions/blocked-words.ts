import type { Permissions } from "@/lib/contract/cluster";
import type { Rollout, Suggestion } from "@/lib/contract/rollout";

/** Why nothing can be changed here, or null. */
export function whyNoWrites({ phase }: Rollout, permissions: Permissions | undefined): string | null {
  if (phase.kind === "deleting") return "It is being deleted, so nothing can be changed any more.";
  switch (permissions?.write) {
    case "read-only":
      return permissions.reason ?? "Rewind was started read-only and refuses every write.";
    case "denied":
      return permissions.reason ?? "You may not change this Deployment.";
    case "allowed":
    case "unknown":
    case undefined:
      return null;
  }
}

const NOTHING: Record<Extract<Suggestion, { kind: "none" }>["why"], string> = {
  "no-history": "There is no revision to return to: nothing has been rolled out yet.",
  "only-one-revision": "There is no earlier revision to return to.",
  "history-limit-zero":
    "There is no earlier revision to return to: revisionHistoryLimit is 0, so Kubernetes deletes each one after the next.",
  "history-unreadable": "The history cannot be read, so there is nothing to choose from.",
  "being-deleted": "It is being deleted.",
};

/** Why there is no way back, or null. */
export function whyNoUndo(suggested: Suggestion): string | null {
  return suggested.kind === "none" ? NOTHING[suggested.why] : null;
}
