import type { Container, ContainerStatus, Pod } from "../clusters/objects";
import { behaviourOf } from "./behaviour";
import { type PodEvent, scriptOf } from "./container-script";

export type Moment = {
  afterMs: number;
  init: readonly ContainerStatus[];
  app: readonly ContainerStatus[];
  events: readonly (PodEvent & { container: string })[];
};

const DONE: Omit<ContainerStatus, "name"> = {
  ready: true,
  restartCount: 0,
  state: { terminated: { exitCode: 0, reason: "Completed" } },
};
const NOT_YET: Omit<ContainerStatus, "name"> = {
  ready: false,
  started: false,
  restartCount: 0,
  state: { waiting: { reason: "PodInitializing" } },
};

/** Everything that will happen to a pod on its node, in order: all its containers' scripts woven into one. */
export function timelineOf(pod: Pod): Moment[] {
  const init = pod.spec.initContainers ?? [];
  // Init containers that end well are over before anybody looks; the first that does not holds everything up.
  const stuck = init.findIndex((container) => !["ready", "slow"].includes(behaviourOf(container)));
  if (stuck === -1) return weave(pod.spec.containers).map((moment) => ({ ...moment, init: init.map(statusOf(DONE)) }));
  return weave(init.slice(stuck, stuck + 1)).map(({ app, ...moment }) => ({
    ...moment,
    init: [...init.slice(0, stuck).map(statusOf(DONE)), ...app, ...init.slice(stuck + 1).map(statusOf(NOT_YET))],
    app: pod.spec.containers.map(statusOf(NOT_YET)),
  }));
}

function weave(containers: readonly Container[]): Omit<Moment, "init">[] {
  const scripts = containers.map((container) => scriptOf(container, behaviourOf(container)));
  const times = [...new Set(scripts.flat().map(({ afterMs }) => afterMs))].sort((one, other) => one - other);
  return times.map((afterMs) => ({
    afterMs,
    app: containers.map((container, index) => {
      const reached = scripts[index]?.findLast((step) => step.afterMs <= afterMs);
      return statusOf(reached?.status ?? NOT_YET)(container);
    }),
    events: containers.flatMap(({ name }, index) =>
      (scripts[index] ?? [])
        .filter((step) => step.afterMs === afterMs)
        .flatMap(({ events }) => events.map((event) => ({ ...event, container: name }))),
    ),
  }));
}

function statusOf(status: Omit<ContainerStatus, "name">) {
  return ({ name }: Container) => ({ ...status, name }) as ContainerStatus;
}
