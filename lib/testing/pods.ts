import { asRead, type Plain } from "./as-it-is";
import type { JsonObject } from "@/lib/rollout/objects/objects";
import type { StoredRevision } from "@/lib/rollout/workload/workload";
import type { ContainerState, ContainerStatus, KubeEvent, Pod, PodCondition } from "@/lib/rollout/objects/pod-objects";

/** Noon of the day on which the builders' objects were made: when everything in a test happens. */
export const NOON = "2026-01-01T12:00:00Z";

/** So many seconds after noon, or before it. */
export function atSecond(seconds: number): string {
  return new Date(Date.parse(NOON) + seconds * 1000).toISOString().replace(".000Z", "Z");
}

type PodOptions = {
  name?: string;
  /** Seconds after noon; ready 10 seconds later where it gets ready. */
  createdAt?: number;
  readyAt?: number | null;
  node?: string | null;
  phase?: string;
  reason?: string;
  message?: string;
  conditions?: readonly Plain<PodCondition>[];
  containers?: readonly Plain<ContainerStatus>[];
  init?: readonly Plain<ContainerStatus>[];
  deletionTimestamp?: string;
};

/** A pod of the ReplicaSet as its kubelet reports it: created at noon and ready 10 s later, unless the options say else. */
export function aPod(owner: StoredRevision, options: PodOptions = {}): Pod {
  const {
    name = `${owner.metadata.name}-1`,
    createdAt = 0,
    node = "node-1",
    containers,
    init,
    deletionTimestamp,
  } = options;
  const { readyAt = containers?.some(({ ready }) => !ready) || node === null ? null : createdAt + 10 } = options;
  const { phase = readyAt === null ? "Pending" : "Running", reason, message, conditions = [] } = options;
  const ready: Plain<PodCondition> = {
    type: "Ready",
    status: readyAt === null ? "False" : "True",
    ...(readyAt === null && { reason: "ContainersNotReady" }),
    lastTransitionTime: atSecond(readyAt ?? createdAt),
  };
  return {
    metadata: {
      name,
      uid: `uid-of-${name}`,
      creationTimestamp: atSecond(createdAt),
      ownerReferences: [{ kind: "ReplicaSet", name: owner.metadata.name, uid: owner.metadata.uid, controller: true }],
      ...(deletionTimestamp !== undefined && { deletionTimestamp }),
    },
    spec: node === null ? {} : { nodeName: node },
    status: asRead<Pod["status"]>({
      phase,
      ...(reason !== undefined && { reason }),
      ...(message !== undefined && { message }),
      conditions: conditions.some(({ type }) => type === "Ready") ? conditions : [ready, ...conditions],
      ...(init && { initContainerStatuses: init }),
      ...(node !== null && { containerStatuses: containers ?? [aContainer({ ready: readyAt !== null })] }),
    }),
  };
}

type ContainerOptions = Partial<Plain<ContainerStatus>> & Plain<ContainerState>;

/** A container's status; it runs since two seconds after noon unless a state is given. */
export function aContainer({ waiting, running, terminated, ...status }: ContainerOptions = {}): ContainerStatus {
  const state = waiting
    ? { waiting }
    : terminated
      ? { terminated }
      : { running: running ?? { startedAt: atSecond(2) } };
  const said = { name: "web", ready: false, started: state.running !== undefined, restartCount: 0, state, ...status };
  return asRead<ContainerStatus>(said);
}

/** A container that waits, for this reason. */
export function waiting(reason: string, message?: string, more: Partial<Plain<ContainerStatus>> = {}): ContainerStatus {
  return aContainer({ waiting: { reason, ...(message !== undefined && { message }) }, ...more });
}

/** A container in back-off after it ended like this a second before a minute past noon. */
export function crashed(reason: string, exitCode: number, more: JsonObject = {}): ContainerStatus {
  const terminated = { reason, exitCode, startedAt: atSecond(50), finishedAt: atSecond(59), ...more };
  return waiting("CrashLoopBackOff", "back-off 40s restarting failed container=web pod=web-hash2-1", {
    restartCount: 3,
    lastState: { terminated },
  });
}

type Subject = { kind: string; metadata: { name: string; uid: string } };

/** An event about an object, seen for the last time at this second after noon. */
export function anEvent(
  { kind, metadata: { name, uid } }: Subject,
  reason: string,
  message: string,
  { second = 30, count = 1, container }: { second?: number; count?: number; container?: string } = {},
): KubeEvent {
  return asRead<KubeEvent>({
    metadata: { creationTimestamp: atSecond(5) },
    involvedObject: { kind, name, uid, ...(container !== undefined && { fieldPath: `spec.containers{${container}}` }) },
    reason,
    message,
    count,
    firstTimestamp: atSecond(5),
    lastTimestamp: atSecond(second),
  });
}

/** An event about a pod. */
export function aPodEvent(
  pod: Pod,
  reason: string,
  message: string,
  options: { second?: number; count?: number; container?: string } = {},
): KubeEvent {
  return anEvent({ kind: "Pod", metadata: pod.metadata }, reason, message, options);
}
