import { cited } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { FindingEvidence } from "@/lib/contract/finding";
import { eventTime, isAboutContainer } from "../objects/events";
import type { JsonObject, JsonValue, PodTemplate } from "../objects/objects";
import type { ContainerStatus, KubeEvent, Pod } from "../objects/pod-objects";
import { isObject } from "../objects/json-fields";
import { eventEvidence, podEvidence, type Trouble } from "./trouble";

/** One container of one pod, with all that is known of it. */
export type ContainerView = {
  pod: Pod;
  status: ContainerStatus;
  /** `status.containerStatuses[web]` */
  field: string;
  /** As the pod template has it; empty for one that admission has added. */
  spec: JsonObject;
  /** Its name where the pod has several. */
  named: string | null;
  image: string | null;
  /** Of this container or of none in particular, newest first. */
  events: readonly KubeEvent[];
  now: number;
};

/** The views of the containers of a pod. `events` are those of the pod, newest first. */
export function containerViews(
  pod: Pod,
  template: PodTemplate,
  events: readonly KubeEvent[],
  now: number,
): { init: ContainerView[]; app: ContainerView[] } {
  const views = (list: "initContainerStatuses" | "containerStatuses", specs: readonly JsonObject[]) => {
    const statuses = pod.status[list] ?? [];
    return statuses.map((status): ContainerView => {
      const spec = specs.find(({ name }) => name === status.name) ?? {};
      return {
        pod,
        status,
        field: `status.${list}[${status.name}]`,
        spec,
        named: statuses.length > 1 ? status.name : null,
        image: typeof spec["image"] === "string" ? spec["image"] : null,
        events: events.filter((event) => isAboutContainer(event, status.name)),
        now,
      };
    });
  };
  const { containers = [] } = template.spec ?? {};
  return {
    init: views("initContainerStatuses", objectsIn(template.spec?.["initContainers"])),
    app: views("containerStatuses", containers),
  };
}

/** The newest event of one of these reasons whose message fits. */
export function eventOf(
  { events }: Pick<ContainerView, "events">,
  reasons: readonly string[],
  fits: RegExp = /^/,
): KubeEvent | undefined {
  return events.find(({ reason, message }) => reasons.includes(reason ?? "") && fits.test(message ?? ""));
}

/** What the container waits for, and the event that says more, if there is one. */
export function waitingEvidence(view: ContainerView, event?: KubeEvent): Coded<FindingEvidence>[] {
  const { reason = cited``, message } = view.status.state?.waiting ?? {};
  const said = !message ? reason : cited`${reason}: ${message}`;
  const own = podEvidence(view.pod, `${view.field}.state.waiting`, said, event ? eventTime(event) : null);
  return event ? [eventEvidence(event), own] : [own];
}

/** What all troubles of a container have in common, to be completed. */
export function aboutContainer(
  view: ContainerView,
): Pick<Trouble, "weight" | "vague" | "since" | "family"> & { family: string } {
  return { weight: "cause", vague: false, since: view.pod.metadata.creationTimestamp, family: view.field };
}

/** The JSON objects of a list that may not be one. */
export function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
