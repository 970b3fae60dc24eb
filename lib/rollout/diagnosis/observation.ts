import type { Mask } from "@/lib/contract/cluster-text";
import { lastChangeOf, type LastChange } from "./brought-in";
import { chronicleOf, ownedOf } from "../history/chronicle";
import { eventsAbout } from "../objects/events";
import type { Workload, StoredRevision, RawStanding } from "../workload/workload";
import { ownedRevisions } from "../history/ownership";
import { controllerOf, type KubeEvent, type Pod } from "../objects/pod-objects";
import { predecessorOf } from "../history/predecessor";
import { standingOf } from "../state/standing";

/** What was read of the cluster to tell how a rollout fares; null for what could not be read. */
export type Observation = {
  workload: Workload;
  stored: readonly StoredRevision[] | null;
  pods: readonly Pod[] | null;
  events: readonly KubeEvent[] | null;
  /** Milliseconds since 1970. */
  now: number;
  /** For what is said of the workload itself: sentences quote it and cut it, and half a secret is no longer known for one. */
  mask: Mask;
};

/** An observation, with whose is whose. */
export type ObservedRollout = {
  workload: Workload;
  standing: RawStanding;
  owned: readonly StoredRevision[];
  current: StoredRevision | undefined;
  last: LastChange | null;
  /** Pods of the current ReplicaSet, and of older ones. */
  pods: readonly Pod[];
  olderPods: readonly Pod[];
  /** False where pods could not be read: then there are none here, and nothing follows from that. */
  podsKnown: boolean;
  /** Those about an object, newest first. */
  eventsOf: (uid: string) => readonly KubeEvent[];
  now: number;
  mask: Mask;
};

/** Pods and ReplicaSets that the Deployment does not own are left out, whatever their labels. */
export function observedRolloutOf({ workload, stored, pods, events, now, mask }: Observation): ObservedRollout {
  const owned = ownedRevisions(workload, stored ?? []);
  const chronicle = chronicleOf(workload, owned);
  const { current } = chronicle;
  const before = current && predecessorOf(chronicle, current).storedRevision;
  const ofCurrent = (pod: Pod) => current !== undefined && controllerOf(pod) === current.metadata.uid;
  const uids = new Set(owned.map(({ metadata }) => metadata.uid));
  const own = (pods ?? []).filter((pod) => uids.has(controllerOf(pod) ?? ""));
  return {
    workload,
    standing: standingOf(workload, stored && ownedOf(chronicle)),
    owned,
    current,
    last: lastChangeOf(current, before),
    pods: own.filter(ofCurrent),
    olderPods: own.filter((pod) => !ofCurrent(pod)),
    podsKnown: pods !== null && stored !== null,
    eventsOf: (uid) => eventsAbout(events ?? [], uid),
    now,
    mask,
  };
}
