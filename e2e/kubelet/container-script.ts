import type { Container, ContainerStatus } from "../clusters/objects";
import type { Behaviour } from "./behaviour";

export type PodEvent = { type: "Normal" | "Warning"; reason: string; message: string };

/** What a container looks like from `afterMs` (since the pod came to the node) on, and what the kubelet says then. */
export type Step = { afterMs: number; status: Omit<ContainerStatus, "name">; events: readonly PodEvent[] };

const START_MS = 150;
const SLOW_MS = 3_000;
const RESTARTS_MS = [600, 1_500, 3_500, 8_000];

/** The states that a container goes through, in order; the last one stays. */
export function scriptOf({ image }: Container, behaviour: Behaviour): Step[] {
  const started: PodEvent[] = [
    { type: "Normal", reason: "Pulled", message: `Container image "${image}" already present on machine` },
    { type: "Normal", reason: "Started", message: "Started container" },
  ];
  switch (behaviour) {
    case "ready":
      return [{ afterMs: START_MS, status: running(true), events: started }];
    case "slow":
      return [
        { afterMs: START_MS, status: running(false), events: started },
        { afterMs: SLOW_MS, status: running(true), events: [] },
      ];
    case "unready": {
      const failed = "Readiness probe failed: HTTP probe failed with statuscode: 404";
      const unhealthy: PodEvent = { type: "Warning", reason: "Unhealthy", message: failed };
      return [{ afterMs: START_MS, status: running(false), events: [...started, unhealthy] }];
    }
    case "pull-failure":
      return pullFailure(image);
    case "config-error": {
      const message = `configmap "settings" not found`;
      const failed: PodEvent = { type: "Warning", reason: "Failed", message: `Error: ${message}` };
      return [{ afterMs: START_MS, status: waiting("CreateContainerConfigError", message), events: [failed] }];
    }
    case "crash":
      return restarts("Error", 1, started);
    case "oom":
      return restarts("OOMKilled", 137, started);
  }
}

function pullFailure(image: string): Step[] {
  const cause = `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": not found`;
  const backOff = `Back-off pulling image "${image}"`;
  return [
    {
      afterMs: START_MS,
      status: waiting("ErrImagePull", cause),
      events: [
        { type: "Normal", reason: "Pulling", message: `Pulling image "${image}"` },
        { type: "Warning", reason: "Failed", message: `Failed to pull image "${image}": ${cause}` },
        { type: "Warning", reason: "Failed", message: "Error: ErrImagePull" },
      ],
    },
    {
      afterMs: START_MS + 350,
      status: waiting("ImagePullBackOff", backOff),
      events: [
        { type: "Normal", reason: "BackOff", message: backOff },
        { type: "Warning", reason: "Failed", message: "Error: ImagePullBackOff" },
      ],
    },
  ];
}

function restarts(reason: string, exitCode: number, started: readonly PodEvent[]): Step[] {
  const backOff: PodEvent = { type: "Warning", reason: "BackOff", message: "Back-off restarting failed container" };
  const crashed = (restartCount: number) => {
    const at = now();
    const terminated = { reason, exitCode, startedAt: at, finishedAt: at };
    const message = `back-off ${Math.min(10 * 2 ** (restartCount - 1), 300)}s restarting failed container`;
    return { ...waiting("CrashLoopBackOff", message), restartCount, lastState: { terminated } };
  };
  return [
    { afterMs: START_MS, status: running(false), events: started },
    ...RESTARTS_MS.map((afterMs, index) => ({ afterMs, status: crashed(index + 1), events: [backOff] })),
  ];
}

function running(ready: boolean): Omit<ContainerStatus, "name"> {
  return { ready, started: true, restartCount: 0, state: { running: { startedAt: now() } } };
}

function waiting(reason: string, message: string): Omit<ContainerStatus, "name"> {
  return { ready: false, started: false, restartCount: 0, state: { waiting: { reason, message } } };
}

/** The API server reads times in whole seconds. */
function now(): string {
  return new Date().toISOString().replace(/\.\d+Z/, "Z");
}
