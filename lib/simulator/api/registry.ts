import { randomInt, randomUUID } from "node:crypto";
import { admitCreated, admitCreation } from "../admission/admission";
import type { Clock } from "../clock";
import { withDefaults } from "../defaults/defaults";
import { equal } from "../equality";
import { isObject, type KubeObject, type Metadata } from "../objects";
import { apiVersionOf, type Resource, servesVersion } from "../resources";
import { alreadyExists, badRequest, conflict, forbidden, notFound, OPTIMISTIC_LOCK } from "../status-error";
import type { Store } from "../store";
import { validate } from "../validation/validate";
import type { Actor } from "./actor";
import { type DeleteOptions, deletion } from "./deletion";
import { managedFieldsAfter } from "./managed-fields";
import { normalize } from "./normalize";
import { firstGeneration, firstStatus, generationAfter, statusWrite, withoutUndefined } from "./strategy";

const MANAGED = ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ConfigMap", "Secret"];
const SUFFIX = "bcdfghjklmnpqrstvwxz2456789";

type Place = { resource: Resource; namespace: string | undefined; name: string };

/** The verbs of the API server, as upstream's registries carry them out: each either changes the store or throws a StatusError. */
export class Registry {
  readonly store: Store;
  readonly clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  /** @throws StatusError 404 */
  get({ resource, namespace, name }: Place): KubeObject {
    const found = this.store.get(resource.plural, namespace, name);
    if (!found) throw notFound(resource, name);
    return found;
  }

  create(resource: Resource, namespace: string | undefined, body: unknown, actor: Actor): KubeObject {
    const object = this.#decoded(resource, namespace, body);
    this.#mustTakeNew(resource, namespace, object.metadata.name);
    if (this.store.get(resource.plural, namespace, object.metadata.name)) {
      throw alreadyExists(resource, object.metadata.name);
    }
    const admitted = admitCreation(this.store, withDefaults(object));
    const created = this.#withSystemFields(resource, namespace, admitted);
    validate(resource, created);
    admitCreated(this.store, resource, created);
    if (actor.dryRun) return created;
    return this.store.put(resource.plural, this.#managed(undefined, created, actor, undefined));
  }

  /** Replaces an object by what `change` makes of it. A change that changes nothing keeps the resourceVersion. */
  update(place: Place, change: (current: KubeObject) => unknown, actor: Actor, subresource?: "status"): KubeObject {
    const { resource, namespace, name } = place;
    const current = this.get(place);
    const changed = change(current);
    if (changed === current) return current;
    const body = this.#decoded(resource, namespace, changed, name);
    mustBeTheSame(resource, body, current);
    const next =
      subresource === "status" ? statusWrite(body, current) : this.#prepared(resource, withDefaults(body), current);
    if (equal(withoutVersion(next), withoutVersion(current))) return current;
    if (subresource === undefined) validate(resource, next, current);
    const { resourceVersion } = current.metadata;
    if (actor.dryRun) return { ...next, metadata: { ...next.metadata, resourceVersion } };
    const stored = this.store.put(resource.plural, this.#managed(current, next, actor, subresource));
    const { deletionTimestamp, finalizers, deletionGracePeriodSeconds = 0 } = stored.metadata;
    const done = deletionTimestamp !== undefined && !finalizers?.length && deletionGracePeriodSeconds === 0;
    return done && resource.kind !== "Namespace" ? this.store.remove(resource.plural, stored) : stored;
  }

  /** Deletes, or marks as being deleted; `gone` tells which. */
  delete(place: Place, options: DeleteOptions, actor: Actor): { object: KubeObject; gone: boolean } {
    const current = this.get(place);
    const { preconditions = {} } = options;
    const { uid, resourceVersion } = current.metadata;
    if (preconditions.uid !== undefined && preconditions.uid !== uid) {
      const why = `Precondition failed: UID in precondition: ${preconditions.uid}, UID in object meta: ${uid}`;
      throw conflict(place.resource, place.name, why);
    }
    if (preconditions.resourceVersion !== undefined && preconditions.resourceVersion !== resourceVersion) {
      const why = `Precondition failed: ResourceVersion in precondition: ${preconditions.resourceVersion}, ResourceVersion in object meta: ${resourceVersion}`;
      throw conflict(place.resource, place.name, why);
    }
    const next = deletion(current, options, this.clock);
    if (actor.dryRun) return { object: next ?? current, gone: next === undefined };
    if (next === undefined) return { object: this.store.remove(place.resource.plural, current), gone: true };
    if (next === current) return { object: current, gone: false };
    return { object: this.store.put(place.resource.plural, next), gone: false };
  }

  #decoded(resource: Resource, namespace: string | undefined, body: unknown, name?: string): KubeObject {
    if (!isObject(body)) throw badRequest("the body of the request was in an unknown format");
    const { apiVersion: given = apiVersionOf(resource), kind = resource.kind, ...rest } = normalize(body);
    const version = String(given).split("/").at(-1) ?? "";
    const group = String(given).includes("/") ? String(given).split("/")[0] : "";
    if (kind !== resource.kind || group !== resource.group || !servesVersion(resource, version)) {
      throw badRequest(
        `the API version in the data (${String(given)}) does not match the expected API version (${apiVersionOf(resource)})`,
      );
    }
    const metadata = (isObject(rest["metadata"]) ? rest["metadata"] : {}) as Partial<Metadata>;
    if (metadata.namespace !== undefined && metadata.namespace !== namespace) {
      throw badRequest("the namespace of the provided object does not match the namespace sent on the request");
    }
    if (name !== undefined && metadata.name !== undefined && metadata.name !== name) {
      throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${name})`);
    }
    const generated = metadata.generateName === undefined ? "" : metadata.generateName + randomSuffix();
    const named = {
      ...metadata,
      name: name ?? metadata.name ?? generated,
      ...(namespace !== undefined && { namespace }),
    };
    return { apiVersion: apiVersionOf(resource), kind: resource.kind, ...rest, metadata: named as Metadata };
  }

  #mustTakeNew(resource: Resource, namespace: string | undefined, name: string): void {
    if (!resource.namespaced) return;
    const found = this.store.get("namespaces", undefined, namespace ?? "");
    if (!found) {
      throw notFound({ plural: "namespaces", group: "", kind: "Namespace" }, namespace ?? "");
    }
    if (found.metadata.deletionTimestamp === undefined) return;
    const message = `namespace ${namespace} is being terminated`;
    throw forbidden(
      resource,
      name,
      `unable to create new content in namespace ${namespace} because it is being terminated`,
      [{ reason: "NamespaceTerminating", message, field: "metadata.namespace" }],
    );
  }

  #withSystemFields(resource: Resource, namespace: string | undefined, object: KubeObject): KubeObject {
    const { resourceVersion, deletionTimestamp: _d, managedFields: _m, generation: _g, ...metadata } = object.metadata;
    if (resourceVersion) throw badRequest("resourceVersion should not be set on objects to be created");
    const { apiVersion, kind, metadata: _given, status, ...rest } = object;
    const isNamespace = kind === "Namespace";
    const labels = isNamespace ? { "kubernetes.io/metadata.name": metadata.name, ...metadata.labels } : metadata.labels;
    const initial = firstStatus(resource) ?? (kind === "Node" ? status : undefined);
    return {
      apiVersion,
      kind,
      metadata: withoutUndefined({
        ...metadata,
        labels,
        namespace,
        uid: randomUUID(),
        resourceVersion: "",
        generation: firstGeneration(resource),
        creationTimestamp: this.clock.stamp(),
      }) as Metadata,
      ...rest,
      ...(initial !== undefined && { status: initial }),
    };
  }

  #prepared(resource: Resource, object: KubeObject, current: KubeObject): KubeObject {
    const { uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, namespace } = current.metadata;
    const shares = equal(object["spec"], current["spec"]) ? { spec: current["spec"] } : {};
    const hasStatus = resource.subresources.includes("status");
    const next = {
      ...object,
      ...(current["spec"] !== undefined && shares),
      ...(hasStatus && current["status"] !== undefined && { status: current["status"] }),
    };
    const generation = generationAfter(next, current);
    const metadata = { ...object.metadata, managedFields: current.metadata.managedFields, resourceVersion: "" };
    const fixed = { uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, namespace, generation };
    return { ...next, metadata: withoutUndefined({ ...metadata, ...fixed }) as Metadata };
  }

  #managed(before: KubeObject | undefined, after: KubeObject, actor: Actor, subresource: string | undefined) {
    if (!MANAGED.includes(after.kind)) return after;
    const writer = { manager: actor.manager, time: this.clock.stamp(), subresource };
    const managedFields = managedFieldsAfter(before, after, writer);
    return { ...after, metadata: { ...after.metadata, managedFields } };
  }
}

function mustBeTheSame(resource: Resource, { metadata }: KubeObject, current: KubeObject): void {
  const { uid, resourceVersion } = current.metadata;
  if (metadata.uid && metadata.uid !== uid) {
    const why = `Precondition failed: UID in precondition: ${metadata.uid}, UID in object meta: ${uid}`;
    throw conflict(resource, metadata.name, why);
  }
  if (metadata.resourceVersion && metadata.resourceVersion !== resourceVersion) {
    throw conflict(resource, metadata.name, OPTIMISTIC_LOCK);
  }
}

function withoutVersion(object: KubeObject): KubeObject {
  return { ...object, metadata: { ...object.metadata, resourceVersion: "" } };
}

function randomSuffix(): string {
  return Array.from({ length: 5 }, () => SUFFIX[randomInt(SUFFIX.length)]).join("");
}
