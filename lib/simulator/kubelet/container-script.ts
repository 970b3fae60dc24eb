import type { Container, ContainerStatus } from "../objects";
import type { Behaviour } from "./behaviour";

export type PodEvent = { type: "Normal" | "Warning"; reason: string; message: string };

type Seen = Omit<ContainerStatus, "name">;

/** What a container looks like from `afterMs` (since the pod came to the node) on, and what the kubelet says then. */
export type Step = {
  afterMs: number;
  /** `round` counts how often the step was repeated. */
  status: (time: string, round: number) => Seen;
  events: readonly PodEvent[];
  /** The last step of what does not get better is said again so often, and crashes again. */
  again?: { everyMs: number; events: readonly PodEvent[] };
};

const START_MS = 150;
const SLOW_MS = 3_000;
const RESTARTS_MS = [600, 1_500, 3_500, 8_000];
const AGAIN_MS = 300_000;

/**
 * The states that a container goes through, in order; the last one stays. `problem` is why it cannot be made at all,
 * `readyMs` how long one takes that gets ready by itself, as quick as can be unless given.
 */
export function scriptOf(container: Container, behaviour: Behaviour, problem?: string, readyMs = START_MS): Step[] {
  const { image, name } = container;
  const started: PodEvent[] = [
    { type: "Normal", reason: "Pulled", message: `Container image "${image}" already present on machine` },
    { type: "Normal", reason: "Created", message: `Created container: ${name}` },
    { type: "Normal", reason: "Started", message: `Started container ${name}` },
  ];
  if (problem !== undefined) return configError(problem);
  switch (behaviour) {
    case "ready":
      return readyAfter(readyMs, started);
    case "slow":
      return readyAfter(Math.max(SLOW_MS, readyMs), started);
    case "unready": {
      const failed = "Readiness probe failed: HTTP probe failed with statuscode: 404";
      const unhealthy: PodEvent = { type: "Warning", reason: "Unhealthy", message: failed };
      return again({ afterMs: START_MS, status: running(false), events: [...started, unhealthy] }, [unhealthy]);
    }
    case "pull-failure":
      return pullFailure(image);
    case "config-error":
      return configError(missingConfiguration(container));
    case "crash":
      return restarts(name, { reason: "Error", exitCode: 1 }, started);
    case "oom":
      return restarts(name, { reason: "OOMKilled", exitCode: 137 }, started);
    case "exit-0":
      return restarts(name, { reason: "Completed", exitCode: 0 }, started);
    case "liveness": {
      const failed = "Liveness probe failed: HTTP probe failed with statuscode: 500";
      const killed = `Container ${name} failed liveness probe, will be restarted`;
      return restarts(name, { reason: "Error", exitCode: 137 }, [
        ...started,
        { type: "Warning", reason: "Unhealthy", message: failed },
        { type: "Normal", reason: "Killing", message: killed },
      ]);
    }
    case "no-program": {
      const message = `exec: "serve": executable file not found in $PATH`;
      const failed: PodEvent = { type: "Warning", reason: "Failed", message: `Error: ${message}` };
      return restarts(name, { reason: "StartError", exitCode: 128, message }, [failed]);
    }
  }
}

function readyAfter(ms: number, started: readonly PodEvent[]): Step[] {
  if (ms <= START_MS) return [{ afterMs: START_MS, status: running(true), events: started }];
  return [
    { afterMs: START_MS, status: running(false), events: started },
    { afterMs: ms, status: running(true), events: [] },
  ];
}

function again(step: Step, events: readonly PodEvent[]): Step[] {
  return [{ ...step, again: { everyMs: AGAIN_MS, events } }];
}

function configError(message: string): Step[] {
  const failed: PodEvent = { type: "Warning", reason: "Failed", message: `Error: ${message}` };
  return again({ afterMs: START_MS, status: waiting("CreateContainerConfigError", message), events: [failed] }, [
    failed,
  ]);
}

function pullFailure(image: string): Step[] {
  const cause = `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": not found`;
  const backOff = `Back-off pulling image "${image}"`;
  const events: PodEvent[] = [
    { type: "Normal", reason: "BackOff", message: backOff },
    { type: "Warning", reason: "Failed", message: "Error: ImagePullBackOff" },
  ];
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
    ...again({ afterMs: START_MS + 350, status: waiting("ImagePullBackOff", backOff), events }, events),
  ];
}

/** In the kubelet's words, about the first reference of the container's environment. */
function missingConfiguration({ env }: Container): string {
  const [variable] = (env ?? []) as { valueFrom?: { configMapKeyRef?: { name: string; key: string } } }[];
  const key = variable?.valueFrom?.configMapKeyRef;
  return key ? `couldn't find key ${key.key} in ConfigMap default/${key.name}` : `configmap "settings" not found`;
}

type Ended = { reason: string; exitCode: number; message?: string };

function restarts(name: string, ended: Ended, started: readonly PodEvent[]): Step[] {
  const message = `Back-off restarting failed container ${name} in pod`;
  const backOff: PodEvent = { type: "Warning", reason: "BackOff", message };
  const crashed = (restarts: number) => (time: string, round: number) => {
    const restartCount = restarts + round;
    const terminated = { ...ended, startedAt: time, finishedAt: time };
    const pause = `back-off ${Math.min(10 * 2 ** (restartCount - 1), 300)}s restarting failed container=${name}`;
    return { ...waiting("CrashLoopBackOff", pause)(), restartCount, lastState: { terminated } };
  };
  const steps: Step[] = RESTARTS_MS.map((afterMs, index) => ({
    afterMs,
    status: crashed(index + 1),
    events: [backOff],
  }));
  const [last] = steps.splice(-1);
  const first = { afterMs: START_MS, status: running(false), events: started };
  return last ? [first, ...steps, ...again(last, [backOff])] : [first];
}

function running(ready: boolean): (time: string) => Seen {
  return (time) => ({ ready, started: true, restartCount: 0, state: { running: { startedAt: time } } });
}

function waiting(reason: string, message: string): () => Seen {
  return () => ({ ready: false, started: false, restartCount: 0, state: { waiting: { reason, message } } });
}
