import type { Container, ContainerStatus, JsonObject, Pod } from "../clusters/objects";

type Containers = { init: readonly ContainerStatus[]; app: readonly ContainerStatus[] };

/** The status that a kubelet reports for a pod whose containers look like that. */
export function podStatusOf(pod: Pod, { init, app }: Containers, address: string, time: string): JsonObject {
  const initialized = init.every(({ state }) => state.terminated !== undefined);
  const ready = app.every((container) => container.ready);
  const condition = (type: string, holds: boolean) => ({
    type,
    status: holds ? "True" : "False",
    lastTransitionTime: time,
    ...(!holds && { reason: type === "Initialized" ? "ContainersNotInitialized" : "ContainersNotReady" }),
  });
  return {
    // A container that waits for its first start makes the pod Pending; one that waits after a crash does not.
    phase: initialized && app.every(({ state, lastState }) => !state.waiting || lastState) ? "Running" : "Pending",
    startTime: time,
    hostIP: "127.0.0.1",
    podIP: address,
    podIPs: [{ ip: address }],
    conditions: [
      condition("Initialized", initialized),
      condition("Ready", ready),
      condition("ContainersReady", ready),
      condition("PodScheduled", true),
    ],
    initContainerStatuses: init.map((status) => withImage(status, pod.spec.initContainers ?? [])),
    containerStatuses: app.map((status) => withImage(status, pod.spec.containers)),
  };
}

function withImage(status: ContainerStatus, containers: readonly Container[]): JsonObject {
  const image = containers.find(({ name }) => name === status.name)?.image ?? "";
  const exists = status.state.waiting === undefined || status.lastState !== undefined;
  return {
    ...status,
    image,
    imageID: exists ? `fake://${image}` : "",
    containerID: exists ? `fake://${status.name}` : "",
  };
}
