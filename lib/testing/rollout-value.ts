import type { Revision, Rollout } from "@/lib/contract/rollout";
import type { StateKind } from "@/lib/contract/rollout-state";
import { aState } from "./rollout-state";

/** One revision as the API tells it; its uid follows its number unless another is given. */
export function aRevision(said: Partial<Revision> = {}): Revision {
  const number = said.number === undefined ? "1" : said.number;
  return {
    uid: `rs-${number}`,
    name: `web-${number}`,
    number,
    unreadable: null,
    formerly: [],
    current: false,
    flags: [],
    createdAt: "2026-11-20T00:00:00Z",
    rolledOut: { at: "2026-11-20T00:00:00Z", noLaterThan: false },
    changeCause: null,
    leftOver: null,
    ownCause: null,
    images: ["web:1.0"],
    replicas: { desired: 0, ready: 0, available: 0 },
    restartedAt: null,
    rollback: null,
    leftBehind: null,
    predecessor: null,
    predecessorNumber: null,
    goneBetween: [],
    changes: [],
    ...said,
  };
}

/** One rollout as the API tells it, complete with three replicas unless something else is said. */
export function aRollout({ lead = "complete", ...said }: Partial<Rollout> & { lead?: StateKind } = {}): Rollout {
  return {
    ref: { cluster: "dev", namespace: "shop", kind: "deployments", name: "web" },
    uid: "uid-web",
    createdAt: "2026-11-01T00:00:00Z",
    state: aState(lead, {}, said.replicas),
    message: 'deployment "web" successfully rolled out',
    paused: false,
    replicas: { desired: 3, updated: 3, ready: 3, available: 3, total: 3 },
    terminating: null,
    images: ["web:1.0"],
    changeCause: null,
    leftOver: null,
    strategy: { type: "RollingUpdate", maxSurge: "25%", maxUnavailable: "25%" },
    minReadySeconds: 0,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
    generation: 1,
    observedGeneration: 1,
    actions: ["undo", "pause", "resume", "restart"],
    live: { digest: "uid-web.template-1" },
    revisions: [],
    historyProblem: null,
    suggested: { kind: "none", why: "only-one-revision" },
    pending: null,
    notices: [],
    revealable: true,
    ...said,
  };
}
