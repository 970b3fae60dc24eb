import type { WorkloadKind } from "../objects/objects";
import {
  annotationsOnceBack,
  formerNumbersOf,
  isBookkeeping,
  legacyRollback,
  numberOf,
  ownNumberOf,
  reuseOf,
} from "./deployment-annotations";
import { currentReplicaSet, ownedReplicaSets, unownedReplicaSets } from "./deployment-ownership";
import { availabilityOf, progressOf, refusalOf } from "./deployment-progress";
import { replicasOf } from "../state/counts";
import { statusSentence } from "../state/status-sentence";
import { fencepostsOf, strategyOf } from "./deployment-strategy";
import { storedTemplate, storedWorkload } from "./stored-objects";

/** Deployments, whose revisions are ReplicaSets. */
export const DEPLOYMENT: WorkloadKind = {
  resource: "deployments",
  object: "Deployment",
  revisions: { resource: "replicasets", object: "ReplicaSet" },
  actions: ["undo", "pause", "resume", "restart"],

  toWorkload: (value) => storedWorkload(DEPLOYMENT, value),
  toRevision: (value) => storedTemplate(DEPLOYMENT, value),

  owned: ownedReplicaSets,
  unowned: unownedReplicaSets,
  current: currentReplicaSet,
  numberOf,
  formerNumbersOf,
  ownNumberOf,
  reuseOf,
  legacyRollback,

  replicasOf,
  statusSentence,
  progressOf,
  availabilityOf,
  refusalOf,
  strategyField: "spec.strategy",
  strategyOf,
  fencepostsOf,

  isBookkeeping,
  annotationsOnceBack,
};
