import {
  type DaemonSet,
  type Deployment,
  type EventObject,
  type KubeObject,
  type Pod,
  type PodTemplate,
  type ReplicaSet,
  type StatefulSet,
  isObject,
} from "../objects";
import type { Resource } from "../resources";
import { requirementsOf } from "../selectors";
import { age } from "./age";
import { podReady, podReason, podRestarts } from "./pod-cells";

export type Column = {
  name: string;
  type?: "string" | "integer";
  /** Only with `-o wide`. */
  wide?: boolean;
  cell: (object: KubeObject, now: number) => string | number;
};

const NAME: Column = { name: "Name", cell: ({ metadata }) => metadata.name };
const AGE: Column = { name: "Age", cell: ({ metadata }, now) => age(metadata.creationTimestamp, now) };
const DATA: Column = {
  name: "Data",
  type: "integer",
  cell: ({ data }) => (isObject(data) ? Object.keys(data).length : 0),
};

function column<Kind extends KubeObject>(
  name: string,
  cell: (object: Kind, now: number) => string | number,
  over: Partial<Column> = {},
): Column {
  return { name, cell: (object, now) => cell(object as Kind, now), ...over };
}

const wide = { wide: true };
const integer = { type: "integer" } as const;

function templateColumns(): Column[] {
  type Templated = KubeObject & { spec: { template: PodTemplate; selector: ReplicaSet["spec"]["selector"] } };
  const containers = ({ spec }: Templated) => spec.template.spec.containers;
  return [
    column<Templated>(
      "Containers",
      (one) =>
        containers(one)
          .map(({ name }) => name)
          .join(","),
      wide,
    ),
    column<Templated>(
      "Images",
      (one) =>
        containers(one)
          .map(({ image }) => image)
          .join(","),
      wide,
    ),
    column<Templated>(
      "Selector",
      ({ spec }) =>
        requirementsOf(spec.selector)
          .map(({ key, values }) => `${key}=${values.join("|")}`)
          .join(","),
      wide,
    ),
  ];
}

const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
  pods: [
    NAME,
    column<Pod>("Ready", podReady),
    column<Pod>("Status", podReason),
    column<Pod>("Restarts", podRestarts),
    AGE,
    column<Pod>("IP", ({ status }) => String(status["podIP"] ?? "<none>"), wide),
    column<Pod>("Node", ({ spec }) => spec.nodeName ?? "<none>", wide),
    column<Pod>("Nominated Node", () => "<none>", wide),
    column<Pod>("Readiness Gates", () => "<none>", wide),
  ],
  deployments: [
    NAME,
    column<Deployment>("Ready", ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}`),
    column<Deployment>("Up-to-date", ({ status }) => status.updatedReplicas ?? 0, integer),
    column<Deployment>("Available", ({ status }) => status.availableReplicas ?? 0, integer),
    AGE,
    ...templateColumns(),
  ],
  replicasets: [
    NAME,
    column<ReplicaSet>("Desired", ({ spec }) => spec.replicas, integer),
    column<ReplicaSet>("Current", ({ status }) => status.replicas, integer),
    column<ReplicaSet>("Ready", ({ status }) => status.readyReplicas ?? 0, integer),
    AGE,
    ...templateColumns(),
  ],
  statefulsets: [
    NAME,
    column<StatefulSet>("Ready", ({ spec, status }) => `${Number(status["readyReplicas"] ?? 0)}/${spec.replicas}`),
    AGE,
    ...templateColumns().slice(0, 2),
  ],
  daemonsets: [
    NAME,
    ...[
      "desiredNumberScheduled",
      "currentNumberScheduled",
      "numberReady",
      "updatedNumberScheduled",
      "numberAvailable",
    ].map((field, index) =>
      column<DaemonSet>(
        ["Desired", "Current", "Ready", "Up-to-date", "Available"][index] ?? "",
        ({ status }) => Number(status[field] ?? 0),
        integer,
      ),
    ),
    column<DaemonSet>("Node Selector", () => "<none>"),
    AGE,
    ...templateColumns(),
  ],
  controllerrevisions: [
    NAME,
    column("Controller", ({ metadata }) => {
      const owner = metadata.ownerReferences?.find((one) => one.controller);
      return owner ? `${owner.kind.toLowerCase()}.apps/${owner.name}` : "<none>";
    }),
    column("Revision", (object) => Number(object["revision"]), integer),
    AGE,
  ],
  events: [
    column<EventObject>("Last Seen", ({ lastTimestamp }, now) => age(lastTimestamp, now)),
    column<EventObject>("Type", ({ type }) => type),
    column<EventObject>("Reason", ({ reason }) => reason),
    column<EventObject>(
      "Object",
      ({ involvedObject }) => `${involvedObject.kind.toLowerCase()}/${involvedObject.name}`,
    ),
    column<EventObject>("Message", ({ message }) => message),
  ],
  namespaces: [NAME, column("Status", ({ status }) => (isObject(status) ? String(status["phase"]) : "")), AGE],
  nodes: [
    NAME,
    column("Status", () => "Ready"),
    column("Roles", () => "<none>"),
    AGE,
    column("Version", () => "v1.32.4-rewind"),
  ],
  configmaps: [NAME, DATA, AGE],
  secrets: [NAME, column("Type", (object) => String(object["type"])), DATA, AGE],
  serviceaccounts: [NAME, column("Secrets", () => 0, integer), AGE],
};

const GENERIC: readonly Column[] = [NAME, { name: "Created At", cell: ({ metadata }) => metadata.creationTimestamp }];

export function columnsOf({ plural }: Resource): readonly Column[] {
  return COLUMNS[plural] ?? GENERIC;
}
