import type { Condition, Container, ContainerStatus, JsonObject, Pod } from "../objects";

type Containers = { init: readonly ContainerStatus[]; app: readonly ContainerStatus[] };

/** The status that a kubelet reports for a pod whose containers look like that. */
export function podStatusOf(pod: Pod, containers: Containers, address: string, time: string): Pod["status"] {
  const init = containers.init.map((status) => sinceThen(status, pod.status["initContainerStatuses"]));
  const app = containers.app.map((status) => sinceThen(status, pod.status.containerStatuses));
  const initialized = init.every(({ state }) => state.terminated !== undefined);
  const unready = app.filter(({ ready }) => !ready).map(({ name }) => name);
  const ready = unready.length === 0;
  const names = init.filter(({ state }) => state.terminated === undefined).map(({ name }) => name);
  const condition = (type: string, holds: boolean, reason: string, message: string): Condition => {
    const status = holds ? "True" : "False";
    const before = pod.status.conditions?.find((one) => one.type === type);
    const lastTransitionTime = (before?.status === status && before.lastTransitionTime) || time;
    return { type, status, lastTransitionTime, ...(!holds && { reason, message }) };
  };
  const incomplete = `containers with incomplete status: [${names.join(" ")}]`;
  const notReady = `containers with unready status: [${unready.join(" ")}]`;
  return {
    ...pod.status,
    // A container that waits for its first start makes the pod Pending; one that waits after a crash does not.
    phase: initialized && app.every(({ state, lastState }) => !state.waiting || lastState) ? "Running" : "Pending",
    startTime: pod.status["startTime"] ?? time,
    hostIP: "127.0.0.1",
    podIP: address,
    podIPs: [{ ip: address }],
    conditions: [
      condition("Initialized", initialized, "ContainersNotInitialized", incomplete),
      condition("Ready", ready, "ContainersNotReady", notReady),
      condition("ContainersReady", ready, "ContainersNotReady", notReady),
      condition("PodScheduled", true, "", ""),
    ],
    ...(init.length > 0 && {
      initContainerStatuses: init.map((status) => withImage(status, pod.spec.initContainers ?? [])),
    }),
    containerStatuses: app.map((status) => withImage(status, pod.spec.containers)),
  };
}

/** A container that is running has been since it was first seen so. */
function sinceThen(status: ContainerStatus, before: unknown): ContainerStatus {
  const known = Array.isArray(before)
    ? (before as ContainerStatus[]).find(({ name }) => name === status.name)
    : undefined;
  const running = status.state.running && known?.state.running;
  return running ? { ...status, state: { running } } : status;
}

function withImage(status: ContainerStatus, containers: readonly Container[]): ContainerStatus & JsonObject {
  const image = containers.find(({ name }) => name === status.name)?.image ?? "";
  const exists = status.state.waiting === undefined || status.lastState !== undefined;
  return {
    ...status,
    image,
    imageID: exists ? `fake://${image}` : "",
    ...(exists && { containerID: `fake://${status.name}` }),
  };
}
