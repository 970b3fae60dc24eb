import type { Deployment, ReplicaSet } from "../../objects";
import type { Parts } from "../../parts";
import { isEmptySelector, matches } from "../../selectors";
import { StatusError } from "../../status-error";
import { Retry, WorkQueue } from "../../work-queue";
import { getCondition, setCondition } from "../condition";
import { keyOf, placeOfKey } from "../keys";
import { claim, getControllerOf } from "../owner";
import { cleanupDeployment } from "./cleanup";
import { ACTOR, DeploymentSync } from "./deployment-sync";
import { getAllReplicaSetsAndSyncRevision } from "./new-replica-set";
import { requeueStuckDeployment } from "./progress";
import { rolloutRecreate } from "./recreate";
import { getRollbackTo, rollback } from "./rollback";
import { rolloutRolling } from "./rolling";
import { isScalingEvent, scale } from "./scale";
import { calculateStatus, hasProgressDeadline, newCondition, TIMED_OUT } from "./status";

/** Rolls Deployments out, as upstream's controller of that name does, function by function. */
export class DeploymentController {
  readonly #parts: Parts;
  readonly #queue: WorkQueue;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#queue = new WorkQueue(parts.tasks, parts.clock, (key) => this.#syncDeployment(key));
    parts.store.onChange(({ plural, object, previous, type }) => {
      if (plural === "deployments") this.#queue.add(keyOf(object));
      if (plural === "replicasets") this.#replicaSetChanged(object, previous);
      if (plural === "pods" && type === "DELETED") this.#podDeleted(object);
    });
  }

  #replicaSetChanged(object: object, previous: object | undefined): void {
    const set = object as ReplicaSet;
    const owner = getControllerOf(set) ?? (previous && getControllerOf(previous as ReplicaSet));
    if (owner?.kind === "Deployment") this.#queue.add(`${set.metadata.namespace}/${owner.name}`);
    if (getControllerOf(set)) return;
    for (const deployment of this.#parts.store.each("deployments", set.metadata.namespace)) {
      if (matches((deployment as Deployment).spec.selector, set.metadata.labels)) this.#queue.add(keyOf(deployment));
    }
  }

  /** A Recreate waits for the last old pod to be gone. */
  #podDeleted(pod: object): void {
    const { metadata } = pod as ReplicaSet;
    const owner = getControllerOf(pod as ReplicaSet);
    const set = owner && this.#parts.store.get("replicasets", metadata.namespace, owner.name);
    const deployment = set && getControllerOf(set);
    if (deployment?.kind === "Deployment") this.#queue.add(`${metadata.namespace}/${deployment.name}`);
  }

  #syncDeployment(key: string): void {
    const [namespace, name] = placeOfKey(key);
    const deployment = this.#parts.store.get("deployments", namespace, name) as Deployment | undefined;
    if (!deployment) return;
    if (isEmptySelector(deployment.spec.selector)) {
      const sync = new DeploymentSync(this.#parts, deployment, []);
      return sync.say(
        "Warning",
        "SelectingAll",
        "This deployment is selecting all pods. A non-empty selector is required.",
      );
    }
    const sets = claim<ReplicaSet>(this.#parts, deployment, "replicasets", ACTOR);
    const sync = new DeploymentSync(this.#parts, deployment, sets);
    try {
      this.#act(sync);
    } catch (error) {
      // Somebody was quicker: the change that this brings calls again.
      if (error instanceof StatusError) throw new Retry(error.message);
      throw error;
    }
    const wait = requeueStuckDeployment(sync);
    if (wait !== undefined && !sync.deployment.spec.paused) this.#lookAgain(key, wait);
  }

  readonly #looks = new Map<string, { at: number }>();

  /** One timer a Deployment is enough, however often it is looked at. */
  #lookAgain(key: string, wait: number): void {
    const at = this.#parts.clock.now() + wait;
    const planned = this.#looks.get(key);
    if (planned && planned.at <= at && planned.at > this.#parts.clock.now()) return;
    const look = { at };
    this.#looks.set(key, look);
    this.#parts.clock.after(wait, () => {
      if (this.#looks.get(key) === look) this.#looks.delete(key);
      this.#queue.add(key);
    });
  }

  #act(sync: DeploymentSync): void {
    if (sync.deployment.metadata.deletionTimestamp !== undefined) {
      return syncDeploymentStatus(sync, false);
    }
    checkPausedConditions(sync);
    if (sync.deployment.spec.paused) return syncDeploymentStatus(sync, true);
    const asked = getRollbackTo(sync);
    if (asked !== undefined) return rollback(sync, asked);
    if (isScalingEvent(sync.deployment, getAllReplicaSetsAndSyncRevision(sync, false))) {
      return syncDeploymentStatus(sync, true);
    }
    return sync.deployment.spec.strategy.type === "Recreate" ? rolloutRecreate(sync) : rolloutRolling(sync);
  }
}

/** Without a step of the rollout: sizes, where `scales`, the history's limit while paused, and the status. */
function syncDeploymentStatus(sync: DeploymentSync, scales: boolean): void {
  const sets = getAllReplicaSetsAndSyncRevision(sync, false);
  if (scales) scale(sync, sets);
  if (scales && sync.deployment.spec.paused && getRollbackTo(sync) === undefined) cleanupDeployment(sync, sets.old);
  sync.updateStatus(calculateStatus(sets.all, sets.newSet, sync.deployment, sync.stamp));
}

function checkPausedConditions(sync: DeploymentSync): void {
  const { deployment } = sync;
  if (!hasProgressDeadline(deployment)) return;
  const { conditions } = deployment.status;
  const current = getCondition(conditions, "Progressing");
  if (current?.reason === TIMED_OUT) return;
  const says = current?.reason === "DeploymentPaused";
  const paused = deployment.spec.paused === true;
  if (paused === says) return;
  const [reason, message] = paused
    ? ["DeploymentPaused", "Deployment is paused"]
    : ["DeploymentResumed", "Deployment is resumed"];
  const condition = newCondition("Progressing", "Unknown", reason ?? "", message ?? "", sync.stamp);
  sync.updateStatus({ ...deployment.status, conditions: setCondition(conditions, condition) });
}
