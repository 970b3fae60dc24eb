import { controller } from "../api/actor";
import { equal } from "../equality";
import { quotaStatus } from "../admission/quota";
import type { KubeObject } from "../objects";
import type { Parts } from "../parts";
import { RESOURCES, resource } from "../resources";
import { WorkQueue } from "../work-queue";
import { keyOf, placeOfKey } from "./keys";

const NAMESPACE_ACTOR = controller("namespace-controller");
const ACCOUNT_ACTOR = controller("service-account-controller");
const QUOTA_ACTOR = controller("resourcequota-controller");
/** Of objects whose owners make them again as long as they are there. */
const OWNERS_FIRST = ["deployments", "statefulsets", "daemonsets", "replicasets"];

/** Empties namespaces that are deleted, gives the others what pods need, and counts what their quotas limit. */
export class NamespaceController {
  readonly #parts: Parts;
  readonly #queue: WorkQueue;
  readonly #quotas: WorkQueue;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#queue = new WorkQueue(parts.tasks, parts.clock, (name) => this.#syncNamespace(name));
    this.#quotas = new WorkQueue(parts.tasks, parts.clock, (key) => this.#syncQuota(key));
    parts.store.onChange(({ plural, object, type }) => {
      const { name, namespace } = object.metadata;
      if (plural === "namespaces") this.#queue.add(name);
      if (namespace === undefined) return;
      if (type === "DELETED") this.#queue.add(namespace);
      if (type !== "MODIFIED" || plural === "resourcequotas" || plural === "pods") {
        for (const quota of parts.store.each("resourcequotas", namespace)) this.#quotas.add(keyOf(quota));
      }
    });
  }

  #syncNamespace(name: string): void {
    const namespace = this.#parts.store.get("namespaces", undefined, name);
    if (!namespace) return;
    if (namespace.metadata.deletionTimestamp === undefined) return this.#furnish(name);
    const left = this.#contents(name);
    for (const { plural, object } of left) {
      if (object.metadata.deletionTimestamp !== undefined) continue;
      const place = { resource: resource(plural), namespace: name, name: object.metadata.name };
      this.#parts.registry.delete(place, { propagationPolicy: "Background" }, NAMESPACE_ACTOR);
    }
    if (this.#contents(name).length > 0 || namespace.metadata.finalizers?.length) return;
    const current = this.#parts.store.get("namespaces", undefined, name);
    if (current) this.#parts.store.remove("namespaces", current);
  }

  #contents(namespace: string): { plural: string; object: KubeObject }[] {
    const kinds = RESOURCES.filter(({ namespaced }) => namespaced).map(({ plural }) => plural);
    const others = kinds.filter((plural) => !OWNERS_FIRST.includes(plural));
    return [...OWNERS_FIRST, ...others].flatMap((plural) =>
      this.#parts.store.list(plural, namespace).map((object) => ({ plural, object })),
    );
  }

  #furnish(namespace: string): void {
    const { store, registry } = this.#parts;
    if (!store.get("serviceaccounts", namespace, "default")) {
      registry.create(resource("serviceaccounts"), namespace, { metadata: { name: "default" } }, ACCOUNT_ACTOR);
    }
    const name = "kube-root-ca.crt";
    if (store.get("configmaps", namespace, name)) return;
    registry.create(resource("configmaps"), namespace, { metadata: { name }, data: { "ca.crt": "" } }, NAMESPACE_ACTOR);
  }

  #syncQuota(key: string): void {
    const [namespace, name] = placeOfKey(key);
    const quota = this.#parts.store.get("resourcequotas", namespace, name);
    if (!quota) return;
    const status = quotaStatus(this.#parts.store, quota);
    if (equal(quota["status"], status)) return;
    const place = { resource: resource("resourcequotas"), namespace, name };
    this.#parts.registry.update(place, (current) => ({ ...current, status }), QUOTA_ACTOR, "status");
  }
}
