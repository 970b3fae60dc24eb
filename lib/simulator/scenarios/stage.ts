import { ADMIN } from "../api/actor";
import type { Deployment, JsonObject, ReplicaSet } from "../objects";
import { applyStrategicMergePatch } from "../patch/strategic-merge-patch";
import { resource } from "../resources";
import type { Simulator } from "../simulator";

export const CHANGE_CAUSE = "kubernetes.io/change-cause";
const ACTOR = { user: ADMIN, manager: "kubectl-client-side-apply" };

export type Workload = {
  name: string;
  namespace?: string;
  image: string;
  replicas: number;
  cause?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** Merged into the container: env, resources … */
  container?: JsonObject;
  spec?: JsonObject;
};

export const NAMESPACE = "shop";

/** What a person with kubectl would do to a cluster, for scenarios. */
export class Stage {
  readonly simulator: Simulator;

  constructor(simulator: Simulator) {
    this.simulator = simulator;
  }

  create(plural: string, namespace: string | undefined, body: JsonObject): void {
    this.simulator.registry.create(resource(plural), namespace, body, ACTOR);
  }

  deploy({
    name,
    namespace = NAMESPACE,
    image,
    replicas,
    cause,
    labels,
    annotations,
    container,
    spec,
  }: Workload): void {
    const selector = { app: name };
    const causes = cause === undefined ? {} : { [CHANGE_CAUSE]: cause };
    const template = {
      metadata: { labels: { ...selector, tier: "backend" } },
      spec: { containers: [{ name, image, ...usual(name), ...container }] },
    };
    this.create("deployments", namespace, {
      metadata: { name, labels: { ...selector, ...labels }, annotations: { ...annotations, ...causes } },
      spec: { replicas, selector: { matchLabels: selector }, template, ...spec },
    });
  }

  /** Ships another image and whatever else a release changes, with its cause, in one write. */
  ship(name: string, image: string, cause?: string, container: JsonObject = {}, namespace = NAMESPACE): void {
    const annotations = cause === undefined ? {} : { [CHANGE_CAUSE]: cause };
    const template = { spec: { containers: [{ name, image, ...container }] } };
    this.patch(name, { metadata: { annotations }, spec: { template } }, namespace);
  }

  patch(name: string, body: JsonObject, namespace = NAMESPACE): void {
    const place = { resource: resource("deployments"), namespace, name };
    this.simulator.registry.update(place, (current) => applyStrategicMergePatch(current, body), ACTOR);
  }

  deployment(name: string, namespace = NAMESPACE): Deployment {
    return this.simulator.registry.get({ resource: resource("deployments"), namespace, name }) as Deployment;
  }

  /** As kubectl does it: the template and the cause of the revision that ran this image. */
  undoTo(name: string, image: string): void {
    const { uid } = this.deployment(name).metadata;
    const sets = this.simulator.store.ownedBy("replicasets", uid) as ReplicaSet[];
    const target = sets.find(({ spec }) => spec.template.spec.containers[0]?.image === image);
    if (!target) throw new Error(`${name} never ran ${image}`);
    const { "pod-template-hash": _hash, ...labels } = target.spec.template.metadata?.labels ?? {};
    const template = { ...target.spec.template, metadata: { ...target.spec.template.metadata, labels } };
    const cause = target.metadata.annotations?.[CHANGE_CAUSE];
    const annotations = cause === undefined ? {} : { [CHANGE_CAUSE]: cause };
    this.patch(name, { metadata: { annotations }, spec: { template: { $patch: "replace", ...template } } });
  }

  hours(hours: number): void {
    this.simulator.advance(hours * 3_600_000);
  }

  minutes(minutes: number): void {
    this.simulator.advance(minutes * 60_000);
  }
}

/** What every container of the shop has. */
function usual(name: string): JsonObject {
  return {
    ports: [{ name: "http", containerPort: 8080 }],
    env: [
      { name: "SERVICE_NAME", value: name },
      { name: "LOG_LEVEL", value: "info" },
    ],
    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "500m", memory: "256Mi" } },
    readinessProbe: { httpGet: { path: "/healthz", port: "http" }, periodSeconds: 5 },
  };
}

export function variable(name: string, value: string): JsonObject {
  return { env: [{ name, value }] };
}

export function memoryLimit(memory: string): JsonObject {
  return { resources: { limits: { memory } } };
}
