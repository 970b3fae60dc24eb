import { controller } from "../api/actor";
import { equal } from "../equality";
import { NODE } from "../kubelet/node";
import type { DaemonSet, Pod } from "../objects";
import type { Parts } from "../parts";
import { resource } from "../resources";
import { HASH_LABEL, hashOf, revisionHash, syncRevisions, truncateHistory } from "./controller-revisions";
import { claim } from "./owner";
import { createPod, deletePod } from "./pod-from-template";
import { isPodActive, isPodAvailable, isPodReady } from "./pods";
import { watchWorkloads } from "./workload-queue";

const COMPONENT = "daemonset-controller";
const ACTOR = controller("daemon-set-controller");

/** One pod of every DaemonSet on the one node, replaced when the template changes. */
export function startDaemonSetController(parts: Parts): void {
  watchWorkloads<DaemonSet>(parts, { plural: "daemonsets", kind: "DaemonSet" }, (set) => syncDaemonSet(parts, set));
}

function syncDaemonSet(parts: Parts, set: DaemonSet): void {
  const { current, old } = syncRevisions(parts, set, ACTOR);
  const hash = revisionHash(current);
  const all = claim<Pod>(parts, set, "pods", ACTOR);
  const pods = all.filter(isPodActive);
  const outdated = pods.filter((pod) => hashOf(pod) !== hash);
  if (all.length === 0) {
    createPod(parts, set, set.spec.template, {
      actor: ACTOR,
      component: COMPONENT,
      labels: { [HASH_LABEL]: hash },
      spec: { nodeName: NODE },
    });
  } else if (set.spec.updateStrategy.type === "RollingUpdate") {
    for (const pod of outdated) deletePod(parts, set, pod, ACTOR, COMPONENT);
  }
  truncateHistory(parts, set, old, all, [], ACTOR);
  updateDaemonSetStatus(parts, set, pods, pods.length - outdated.length);
}

function updateDaemonSetStatus(
  { registry, clock }: Parts,
  set: DaemonSet,
  pods: readonly Pod[],
  updated: number,
): void {
  const { namespace, name, generation } = set.metadata;
  const minReady = Number(set.spec["minReadySeconds"] ?? 0);
  const available = pods.filter((pod) => isPodAvailable(pod, minReady, clock.now())).length;
  const status = {
    currentNumberScheduled: Math.min(pods.length, 1),
    numberMisscheduled: 0,
    desiredNumberScheduled: 1,
    numberReady: pods.filter(isPodReady).length,
    observedGeneration: generation,
    ...(updated > 0 && { updatedNumberScheduled: updated }),
    ...(available > 0 ? { numberAvailable: available } : { numberUnavailable: 1 }),
  };
  if (equal(set.status, status)) return;
  const place = { resource: resource("daemonsets"), namespace, name };
  registry.update(place, (now) => ({ ...now, status }), ACTOR, "status");
}
