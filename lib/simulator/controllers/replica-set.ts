import { controller } from "../api/actor";
import { equal } from "../equality";
import type { Condition, Pod, ReplicaSet } from "../objects";
import type { Parts } from "../parts";
import { resource } from "../resources";
import { matches } from "../selectors";
import { StatusError } from "../status-error";
import { Retry, WorkQueue } from "../work-queue";
import { getCondition, removeCondition, setCondition } from "./condition";
import { keyOf, placeOfKey } from "./keys";
import { claim, getControllerOf } from "./owner";
import { createPod, deletePod, isTerminating } from "./pod-from-template";
import { comparePodsToDelete, isPodActive, isPodAvailable, isPodReady } from "./pods";

const BURST_REPLICAS = 500;
const COMPONENT = "replicaset-controller";
const ACTOR = controller(COMPONENT);

/** Keeps as many pods as every ReplicaSet wants, as upstream's controller of that name does. */
export class ReplicaSetController {
  readonly #parts: Parts;
  readonly #queue: WorkQueue;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#queue = new WorkQueue(parts.tasks, parts.clock, (key) => this.#syncReplicaSet(key));
    parts.store.onChange(({ plural, object, previous, type }) => {
      if (plural === "replicasets") this.#queue.add(keyOf(object));
      if (plural !== "pods") return;
      const owner = getControllerOf(object) ?? (previous && getControllerOf(previous));
      if (owner?.kind === "ReplicaSet") this.#queue.add(`${object.metadata.namespace}/${owner.name}`);
      else if (!owner && type !== "DELETED") this.#addThatMatch(object as Pod);
    });
  }

  #addThatMatch({ metadata }: Pod): void {
    for (const set of this.#parts.store.each("replicasets", metadata.namespace)) {
      if (matches((set as ReplicaSet).spec.selector, metadata.labels)) this.#queue.add(keyOf(set));
    }
  }

  #syncReplicaSet(key: string): void {
    const { store, clock } = this.#parts;
    const [namespace, name] = placeOfKey(key);
    const set = store.get("replicasets", namespace, name) as ReplicaSet | undefined;
    if (!set) return;
    const pods = claim<Pod>(this.#parts, set, "pods", ACTOR).filter(isPodActive);
    const failure = set.metadata.deletionTimestamp === undefined ? this.#manageReplicas(set, pods) : undefined;
    const current = store.get("replicasets", namespace, name) as ReplicaSet | undefined;
    if (!current) return;
    const status = calculateStatus(current, pods, failure, clock.now(), clock.stamp());
    this.#updateReplicaSetStatus(current, status);
    const { minReadySeconds = 0, replicas } = current.spec;
    const waits = status.readyReplicas === replicas && status.availableReplicas !== replicas;
    if (failure) throw new Retry();
    if (minReadySeconds > 0 && waits) this.#queue.addAfter(key, minReadySeconds * 1000);
  }

  /** Gives what went wrong. */
  #manageReplicas(set: ReplicaSet, pods: readonly Pod[]): Error | undefined {
    const difference = pods.length - set.spec.replicas;
    if (difference < 0) return this.#slowStartBatch(Math.min(-difference, BURST_REPLICAS), set);
    const surplus = [...pods].sort(comparePodsToDelete).slice(0, Math.min(difference, BURST_REPLICAS));
    for (const pod of surplus) deletePod(this.#parts, set, pod, ACTOR, COMPONENT);
    return undefined;
  }

  /** Twice as many with every batch that succeeds, so that a refusal is met once and not five hundred times. */
  #slowStartBatch(count: number, set: ReplicaSet): Error | undefined {
    let made = 0;
    for (let batch = 1; made < count; batch *= 2) {
      let failure: Error | undefined;
      for (let index = 0; index < batch && made < count; index++, made++) {
        try {
          createPod(this.#parts, set, set.spec.template, { actor: ACTOR, component: COMPONENT });
        } catch (error) {
          if (!(error instanceof StatusError)) throw error;
          if (isTerminating(error)) return undefined;
          failure = error;
        }
      }
      if (failure) return failure;
    }
    return undefined;
  }

  #updateReplicaSetStatus(set: ReplicaSet, status: ReplicaSet["status"]): void {
    if (equal(set.status, status)) return;
    const { namespace, name } = set.metadata;
    const place = { resource: resource("replicasets"), namespace, name };
    this.#parts.registry.update(place, (current) => ({ ...current, status }), ACTOR, "status");
  }
}

function calculateStatus(
  { spec, metadata, status }: ReplicaSet,
  pods: readonly Pod[],
  failure: Error | undefined,
  now: number,
  stamp: string,
): ReplicaSet["status"] {
  const ready = pods.filter(isPodReady);
  const available = ready.filter((pod) => isPodAvailable(pod, spec.minReadySeconds ?? 0, now)).length;
  const labels = spec.template.metadata?.labels ?? {};
  const labeled = pods.filter((pod) => matches({ matchLabels: labels }, pod.metadata.labels)).length;
  const conditions = conditionsAfter(status.conditions ?? [], pods.length - spec.replicas, failure, stamp);
  return {
    replicas: pods.length,
    ...(labeled > 0 && { fullyLabeledReplicas: labeled }),
    ...(ready.length > 0 && { readyReplicas: ready.length }),
    ...(available > 0 && { availableReplicas: available }),
    observedGeneration: metadata.generation ?? 0,
    ...(conditions.length > 0 && { conditions }),
  };
}

/** The first failure's words stay until a pass without any. */
function conditionsAfter(
  conditions: readonly Condition[],
  difference: number,
  failure: Error | undefined,
  stamp: string,
): Condition[] {
  const type = "ReplicaFailure";
  if (!failure) return removeCondition(conditions, type);
  if (getCondition(conditions, type)) return [...conditions];
  const reason = difference < 0 ? "FailedCreate" : "FailedDelete";
  return setCondition(conditions, {
    type,
    status: "True",
    lastTransitionTime: stamp,
    reason,
    message: failure.message,
  });
}
