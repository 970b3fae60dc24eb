import { equalIgnoreHash, HASH_LABEL } from "../../equality";
import type { ReplicaSet } from "../../objects";
import { StatusError } from "../../status-error";
import { Retry } from "../../work-queue";
import { getCondition, setCondition } from "../condition";
import { getControllerOf, newControllerRef } from "../owner";
import { isTerminating } from "../pod-from-template";
import { computeHash } from "../template-hash";
import { maxRevision, REVISION, setNewReplicaSetAnnotations } from "./annotations";
import type { DeploymentSync } from "./deployment-sync";
import { findNewReplicaSet, findOldReplicaSets, newRSNewReplicas } from "./replica-sets";
import { hasProgressDeadline, newCondition } from "./status";

export type AllReplicaSets = { newSet: ReplicaSet | undefined; old: ReplicaSet[]; all: ReplicaSet[] };

/** The old ReplicaSets and the new one, which has its number by then; made where it is missing and `create` says so. */
export function getAllReplicaSetsAndSyncRevision(sync: DeploymentSync, create: boolean): AllReplicaSets {
  const old = findOldReplicaSets(sync.deployment, sync.sets);
  const newSet = getNewReplicaSet(sync, old, create);
  return { newSet, old, all: newSet ? [...old, newSet] : old };
}

function getNewReplicaSet(sync: DeploymentSync, old: readonly ReplicaSet[], create: boolean): ReplicaSet | undefined {
  const existing = findNewReplicaSet(sync.deployment, sync.sets);
  const newRevision = maxRevision(old) + 1n;
  if (existing) return withRevision(sync, existing, newRevision);
  return create ? createNewReplicaSet(sync, old, newRevision) : undefined;
}

function withRevision(sync: DeploymentSync, existing: ReplicaSet, newRevision: bigint): ReplicaSet {
  const { deployment } = sync;
  const annotations = setNewReplicaSetAnnotations(deployment, existing, newRevision, true);
  const { minReadySeconds } = deployment.spec;
  const changed = Object.entries(annotations).some(([key, value]) => existing.metadata.annotations?.[key] !== value);
  if (changed || minReadySeconds !== existing.spec.minReadySeconds) {
    // The Deployment's own number follows in the next sync.
    return sync.updateReplicaSet(existing, (current) => ({
      ...current,
      metadata: { ...current.metadata, annotations },
      spec: { ...current.spec, minReadySeconds: minReadySeconds ?? 0 },
    }));
  }
  const { conditions } = deployment.status;
  const found = hasProgressDeadline(deployment) && !getCondition(conditions, "Progressing");
  const message = `Found new replica set "${existing.metadata.name}"`;
  const condition = newCondition("Progressing", "True", "FoundNewReplicaSet", message, sync.stamp);
  const status = found ? { ...deployment.status, conditions: setCondition(conditions, condition) } : deployment.status;
  sync.updateStatus(status, withNumber(sync, annotations[REVISION]));
  return existing;
}

function withNumber({ deployment }: DeploymentSync, revision: string | undefined) {
  const { annotations } = deployment.metadata;
  if (revision === undefined || annotations?.[REVISION] === revision) return annotations;
  return { ...annotations, [REVISION]: revision };
}

function createNewReplicaSet(sync: DeploymentSync, old: readonly ReplicaSet[], newRevision: bigint): ReplicaSet {
  const { deployment } = sync;
  const { template, selector, minReadySeconds } = deployment.spec;
  const hash = computeHash(template, deployment.status.collisionCount);
  const name = `${deployment.metadata.name}-${hash}`;
  const labels = { ...template.metadata?.labels, [HASH_LABEL]: hash };
  const count = newRSNewReplicas(deployment, old, 0);
  const annotations = setNewReplicaSetAnnotations(deployment, { metadata: { name } as never }, newRevision, false);
  const wanted = {
    metadata: { name, labels, annotations, ownerReferences: [newControllerRef(deployment)] },
    spec: {
      replicas: count,
      minReadySeconds,
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [HASH_LABEL]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
  const created = createOrFind(sync, name, wanted);
  if (created.isNew && count > 0) sync.say("Normal", "ScalingReplicaSet", `Scaled up replica set ${name} to ${count}`);
  const condition = newCondition(
    "Progressing",
    "True",
    "NewReplicaSetCreated",
    `Created new replica set "${name}"`,
    sync.stamp,
  );
  const { status } = sync.deployment;
  const announces = created.isNew && hasProgressDeadline(deployment);
  const next = announces ? { ...status, conditions: setCondition(status.conditions, condition) } : status;
  sync.updateStatus(next, withNumber(sync, `${newRevision}`));
  return created.set;
}

function createOrFind(sync: DeploymentSync, name: string, wanted: object): { set: ReplicaSet; isNew: boolean } {
  try {
    return { set: sync.createReplicaSet(wanted), isNew: true };
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    if (error.reason === "AlreadyExists") return { set: ownOrCollide(sync, name), isNew: false };
    if (!isTerminating(error)) announceFailure(sync, name, error);
    throw new Retry(error.message);
  }
}

/** The ReplicaSet of that name, if it is ours and runs our template; else the next attempt takes another name. */
function ownOrCollide(sync: DeploymentSync, name: string): ReplicaSet {
  const { metadata, spec, status } = sync.deployment;
  const found = sync.parts.store.get("replicasets", metadata.namespace, name) as ReplicaSet | undefined;
  const isOurs = found && getControllerOf(found)?.uid === metadata.uid;
  if (isOurs && equalIgnoreHash(found.spec.template, spec.template)) return found;
  sync.updateStatus({ ...status, collisionCount: (status.collisionCount ?? 0) + 1 });
  throw new Retry(`the name ${name} is taken`);
}

function announceFailure(sync: DeploymentSync, name: string, error: StatusError): void {
  const { deployment } = sync;
  const message = `Failed to create new replica set "${name}": ${error.message}`;
  if (hasProgressDeadline(deployment)) {
    const condition = newCondition("Progressing", "False", "ReplicaSetCreateError", message, sync.stamp);
    const { status } = deployment;
    sync.updateStatus({ ...status, conditions: setCondition(status.conditions, condition) });
  }
  sync.say("Warning", "ReplicaSetCreateError", message);
}
