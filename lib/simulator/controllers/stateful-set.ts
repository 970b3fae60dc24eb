import { controller } from "../api/actor";
import { equal } from "../equality";
import type { ControllerRevision, JsonObject, Pod, StatefulSet } from "../objects";
import type { Parts } from "../parts";
import { resource } from "../resources";
import { HASH_LABEL, hashOf, syncRevisions, truncateHistory } from "./controller-revisions";
import { claim } from "./owner";
import { createPod, deletePod } from "./pod-from-template";
import { isPodActive, isPodAvailable, isPodReady } from "./pods";
import { watchWorkloads } from "./workload-queue";

const COMPONENT = "statefulset-controller";
const ACTOR = controller(COMPONENT);

/** Numbered pods, one after the other, as upstream's controller of that name keeps them. */
export function startStatefulSetController(parts: Parts): void {
  watchWorkloads<StatefulSet>(parts, { plural: "statefulsets", kind: "StatefulSet" }, (set) =>
    syncStatefulSet(parts, set),
  );
}

function syncStatefulSet(parts: Parts, set: StatefulSet): void {
  const { current: update, old } = syncRevisions(parts, set, ACTOR);
  const known = old.find(({ metadata }) => metadata.name === set.status.currentRevision);
  const current = known ?? update;
  const pods = claim<Pod>(parts, set, "pods", ACTOR).sort((one, other) => ordinalOf(one) - ordinalOf(other));
  const template = (revision: ControllerRevision) =>
    revision.data["spec"] as { template: StatefulSet["spec"]["template"] };
  updateStatefulSet(parts, set, pods, (ordinal) => {
    const { partition = 0 } = set.spec.updateStrategy.rollingUpdate ?? {};
    const revision = ordinal < partition ? current : update;
    const { $patch: _directive, ...wanted } = template(revision).template as JsonObject &
      StatefulSet["spec"]["template"];
    return { hash: revision.metadata.name, template: wanted };
  });
  truncateHistory(parts, set, old, pods, [current.metadata.name, update.metadata.name], ACTOR);
  completeRollingUpdate(parts, set, current, update);
}

type Wanted = (ordinal: number) => { hash: string; template: StatefulSet["spec"]["template"] };

/** At most one step: a missing pod, a surplus one, or one of another revision; in order, each waits for the one before. */
function updateStatefulSet(parts: Parts, set: StatefulSet, pods: readonly Pod[], wanted: Wanted): void {
  const { replicas, podManagementPolicy, updateStrategy } = set.spec;
  const monotonic = podManagementPolicy !== "Parallel";
  for (let ordinal = 0; ordinal < replicas; ordinal++) {
    const pod = pods.find((one) => ordinalOf(one) === ordinal);
    if (!pod) createNumbered(parts, set, ordinal, wanted(ordinal));
    if (monotonic && !(pod && isPodActive(pod) && isPodReady(pod))) return;
  }
  const surplus = pods.filter((pod) => ordinalOf(pod) >= replicas && isPodActive(pod)).reverse();
  for (const pod of monotonic ? surplus.slice(0, 1) : surplus) deletePod(parts, set, pod, ACTOR, COMPONENT);
  if (updateStrategy.type !== "RollingUpdate" || surplus.length > 0) return;
  for (const pod of [...pods].reverse()) {
    if (!isPodActive(pod)) return;
    if (hashOf(pod) !== wanted(ordinalOf(pod)).hash) return deletePod(parts, set, pod, ACTOR, COMPONENT);
    if (!isPodReady(pod)) return;
  }
}

function createNumbered(parts: Parts, set: StatefulSet, ordinal: number, { hash, template }: ReturnType<Wanted>): void {
  const name = `${set.metadata.name}-${ordinal}`;
  createPod(parts, set, template, {
    actor: ACTOR,
    component: COMPONENT,
    name,
    labels: {
      [HASH_LABEL]: hash,
      "statefulset.kubernetes.io/pod-name": name,
      "apps.kubernetes.io/pod-index": `${ordinal}`,
    },
    spec: { hostname: name, subdomain: set.spec.serviceName },
  });
}

function ordinalOf({ metadata }: Pod): number {
  return Number(metadata.name.slice(metadata.name.lastIndexOf("-") + 1));
}

function completeRollingUpdate(
  parts: Parts,
  set: StatefulSet,
  current: ControllerRevision,
  update: ControllerRevision,
) {
  const { namespace, name, generation } = set.metadata;
  const pods = (parts.store.ownedBy("pods", set.metadata.uid) as Pod[]).filter(isPodActive);
  const ready = pods.filter(isPodReady);
  const minReady = Number(set.spec["minReadySeconds"] ?? 0);
  const updated = pods.filter((pod) => hashOf(pod) === update.metadata.name);
  const done =
    updated.length === set.spec.replicas && ready.length === set.spec.replicas && pods.length === ready.length;
  const now = done ? update : current;
  const onCurrent = pods.filter((pod) => hashOf(pod) === now.metadata.name).length;
  const status = {
    observedGeneration: generation,
    replicas: pods.length,
    ...(ready.length > 0 && { readyReplicas: ready.length }),
    ...(onCurrent > 0 && { currentReplicas: onCurrent }),
    ...(updated.length > 0 && { updatedReplicas: updated.length }),
    currentRevision: now.metadata.name,
    updateRevision: update.metadata.name,
    collisionCount: set.status.collisionCount ?? 0,
    availableReplicas: ready.filter((pod) => isPodAvailable(pod, minReady, parts.clock.now())).length,
  };
  if (equal(set.status, status)) return;
  const place = { resource: resource("statefulsets"), namespace, name };
  parts.registry.update(place, (one) => ({ ...one, status }), ACTOR, "status");
}
