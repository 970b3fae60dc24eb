import type { RolloutAction } from "@/lib/contract/rollout-action";
import type { Suggestion } from "@/lib/contract/rollout";

const noUndo: Record<Extract<Suggestion, { kind: "none" }>["why"], string> = {
  "no-history": "There is no revision to return to: nothing has been rolled out yet.",
  "only-one-revision": "There is no earlier revision to return to.",
  "history-limit-zero":
    "There is no earlier revision to return to: revisionHistoryLimit is 0, so Kubernetes deletes each one after the next.",
  "history-unreadable": "The history cannot be read, so there is nothing to choose from.",
  "being-deleted": "It is being deleted.",
};

const labels: Record<RolloutAction, string> = {
  undo: "Roll back…",
  pause: "Pause",
  resume: "Resume…",
  restart: "Restart…",
};

/** The buttons of a rollout, and why one of them does nothing. */
export const actionWords = {
  labels,
  rollBackTo: (revision: string) => `Roll back to ${revision}…`,
  noUndo,
  pausedNoRestart: "A paused Deployment cannot be restarted: resume it first.",
  gone: "It is gone, so nothing can be changed.",
  deleting: "It is being deleted, so nothing can be changed any more.",
};
