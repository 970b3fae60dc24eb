import type { WorkloadKind } from "../workload/workload";
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
import { progressOf, refusalOf } from "./deployment-progress";
import { replicasOf } from "./deployment-counts";
import { statusSentence } from "./deployment-sentence";
import { standingOf } from "./deployment-standing";
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
  standingOf,
  statusSentence,
  progressOf,
  refusalOf,
  strategyField: "spec.strategy",
  strategyOf,
  fencepostsOf,

  isBookkeeping,
  annotationsOnceBack,
};
