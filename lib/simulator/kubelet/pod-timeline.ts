import type { Container, ContainerStatus, Pod } from "../objects";
import { behaviourOf } from "./behaviour";
import { type PodEvent, scriptOf, type Step } from "./container-script";

export type Moment = {
  afterMs: number;
  init: Statuses;
  app: Statuses;
  events: readonly ContainerEvent[];
  again?: { everyMs: number; events: readonly ContainerEvent[] };
};

type Statuses = (time: string, round: number) => ContainerStatus[];
type ContainerEvent = PodEvent & { container: string };

/** Why a container cannot be made, such as a missing ConfigMap; undefined where it can. */
export type ProblemOf = (container: Container) => string | undefined;

type Status = Step["status"];

const DONE: Status = (time) => ({
  ready: true,
  restartCount: 0,
  state: { terminated: { exitCode: 0, reason: "Completed", startedAt: time, finishedAt: time } },
});
const NOT_YET: Status = () => ({
  ready: false,
  started: false,
  restartCount: 0,
  state: { waiting: { reason: "PodInitializing" } },
});

/**
 * Everything that will happen to a pod on its node, in order: all its containers' scripts woven into one. `readyMs`: how long
 * a container takes that gets ready by itself.
 */
export function timelineOf(pod: Pod, problemOf: ProblemOf = () => undefined, readyMs?: number): Moment[] {
  const init = pod.spec.initContainers ?? [];
  // Init containers that end well are over before anybody looks; the first that does not holds everything up.
  const stuck = init.findIndex((one) => problemOf(one) !== undefined || !["ready", "slow"].includes(behaviourOf(one)));
  if (stuck === -1) {
    return weave(pod.spec.containers, problemOf, readyMs).map((moment) => ({ ...moment, init: all(init, DONE) }));
  }
  return weave(init.slice(stuck, stuck + 1), problemOf, readyMs).map(({ app, ...moment }) => ({
    ...moment,
    init: (time, round) => [
      ...all(init.slice(0, stuck), DONE)(time, round),
      ...app(time, round),
      ...all(init.slice(stuck + 1), NOT_YET)(time, round),
    ],
    app: all(pod.spec.containers, NOT_YET),
  }));
}

function all(containers: readonly Container[], status: Status): Statuses {
  return (time, round) => containers.map(({ name }) => ({ ...status(time, round), name }) as ContainerStatus);
}

function weave(containers: readonly Container[], problemOf: ProblemOf, readyMs?: number): Omit<Moment, "init">[] {
  const scripts = containers.map((container) =>
    scriptOf(container, behaviourOf(container), problemOf(container), readyMs),
  );
  const times = [...new Set(scripts.flat().map(({ afterMs }) => afterMs))].sort((one, other) => one - other);
  const of = (index: number, events: readonly PodEvent[] = []) =>
    events.map((event) => ({ ...event, container: containers[index]?.name ?? "" }));
  const lasting = scripts.map((steps) => steps.at(-1)?.again);
  const everyMs = lasting.find((again) => again !== undefined)?.everyMs;
  return times.map((afterMs) => {
    const moment = {
      afterMs,
      app: (time: string, round: number) =>
        containers.map(({ name }, index) => {
          const reached = scripts[index]?.findLast((step) => step.afterMs <= afterMs);
          return { ...(reached?.status ?? NOT_YET)(time, round), name } as ContainerStatus;
        }),
      events: scripts.flatMap((steps, index) =>
        steps.filter((step) => step.afterMs === afterMs).flatMap(({ events }) => of(index, events)),
      ),
    };
    if (everyMs === undefined || afterMs !== times.at(-1)) return moment;
    return { ...moment, again: { everyMs, events: lasting.flatMap((again, index) => of(index, again?.events)) } };
  });
}
