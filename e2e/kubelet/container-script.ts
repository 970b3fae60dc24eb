import type { Container, ContainerStatus } from "../clusters/objects";
import type { Behaviour } from "./behaviour";

export type PodEvent = { type: "Normal" | "Warning"; reason: string; message: string };

/** What a container looks like from `afterMs` (since the pod came to the node) on, and what the kubelet says then. */
export type Step = { afterMs: number; status: Omit<ContainerStatus, "name">; events: readonly PodEvent[] };

const START_MS = 150;
const SLOW_MS = 3_000;
const RESTARTS_MS = [600, 1_500, 3_500, 8_000];

/** The states that a container goes through, in order; the last one stays. */
export function scriptOf(container: Container, behaviour: Behaviour): Step[] {
  const { image } = container;
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
      const message = missingConfiguration(container);
      const failed: PodEvent = { type: "Warning", reason: "Failed", message: `Error: ${message}` };
      return [{ afterMs: START_MS, status: waiting("CreateContainerConfigError", message), events: [failed] }];
    }
    case "crash":
      return restarts({ reason: "Error", exitCode: 1 }, started);
    case "oom":
      return restarts({ reason: "OOMKilled", exitCode: 137 }, started);
    case "exit-0":
      return restarts({ reason: "Completed", exitCode: 0 }, started);
    case "liveness": {
      const failed = "Liveness probe failed: HTTP probe failed with statuscode: 500";
      const killed = `Container ${container.name} failed liveness probe, will be restarted`;
      return restarts({ reason: "Error", exitCode: 137 }, [
        ...started,
        { type: "Warning", reason: "Unhealthy", message: failed },
        { type: "Normal", reason: "Killing", message: killed },
      ]);
    }
    case "no-program": {
      const message = `exec: "serve": executable file not found in $PATH`;
      const failed: PodEvent = { type: "Warning", reason: "Failed", message: `Error: ${message}` };
      return restarts({ reason: "StartError", exitCode: 128, message }, [failed]);
    }
  }
}

/** In the kubelet's words, about the first reference of the container's environment. */
function missingConfiguration({ env }: Container): string {
  const [variable] = (env ?? []) as { valueFrom?: { configMapKeyRef?: { name: string; key: string } } }[];
  const key = variable?.valueFrom?.configMapKeyRef;
  return key ? `couldn't find key ${key.key} in ConfigMap default/${key.name}` : `configmap "settings" not found`;
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

type Ended = { reason: string; exitCode: number; message?: string };

function restarts(ended: Ended, started: readonly PodEvent[]): Step[] {
  const backOff: PodEvent = { type: "Warning", reason: "BackOff", message: "Back-off restarting failed container" };
  const crashed = (restartCount: number) => {
    const at = now();
    const terminated = { ...ended, startedAt: at, finishedAt: at };
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
