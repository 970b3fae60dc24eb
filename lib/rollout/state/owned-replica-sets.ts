import type { ReplicaSet } from "../objects/objects";

/** The ReplicaSets that a Deployment owns, and which of them has its live template. */
export type OwnedReplicaSets = { owned: readonly ReplicaSet[]; current: ReplicaSet | undefined };
