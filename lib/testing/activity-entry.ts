import type { ActivityEntry } from "@/lib/contract/activity";
import { message } from "@/lib/contract/message";
import { inEnglish } from "./in-english";
import { aState } from "./rollout-state";

/** One entry of what changed lately, current and complete unless something else is said. */
export function anActivityEntry(said: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    namespace: "shop",
    kind: "deployments",
    name: "web",
    revision: "rs-2",
    number: "2",
    at: "2026-01-01T12:00:00Z",
    noLaterThan: false,
    current: true,
    state: aState(),
    images: ["web:2"],
    changeCause: null,
    leftOver: null,
    changes: inEnglish([message("change.image", { before: "web:1", after: "2" })]),
    by: "kubectl-set",
    rollback: null,
    undoTo: "rs-1",
    ...said,
  };
}
