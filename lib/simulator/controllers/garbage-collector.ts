import { controller } from "../api/actor";
import type { KubeObject, OwnerReference } from "../objects";
import type { Parts } from "../parts";
import { RESOURCES, resource, resourceOfKind } from "../resources";
import type { Change } from "../store";
import { WorkQueue } from "../work-queue";
import { placeOfKey } from "./keys";

const ACTOR = controller("generic-garbage-collector");
const FOREGROUND = "foregroundDeletion";
const ORPHAN = "orphan";

/** Deletes what nobody owns any more, and carries out foreground and orphan deletions. */
export class GarbageCollector {
  readonly #parts: Parts;
  readonly #queue: WorkQueue;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#queue = new WorkQueue(parts.tasks, parts.clock, (key) => this.#process(key));
    parts.store.onChange((change) => this.#changed(change));
  }

  #changed({ type, plural, object, previous }: Change): void {
    const { ownerReferences, uid, deletionTimestamp, finalizers } = object.metadata;
    if (type === "DELETED") {
      for (const dependent of this.#dependentsOf(uid)) this.#add(dependent);
      // An owner may wait for this.
      for (const reference of ownerReferences ?? []) this.#addOwner(object, reference);
      return;
    }
    const referred = ownerReferences !== undefined && ownerReferences !== previous?.metadata.ownerReferences;
    const finalizing =
      deletionTimestamp !== undefined && finalizers?.some((one) => one === FOREGROUND || one === ORPHAN);
    if (referred || finalizing) this.#add({ plural, object });
  }

  #add({ plural, object }: { plural: string; object: KubeObject }): void {
    this.#queue.add(`${plural} ${object.metadata.namespace ?? ""}/${object.metadata.name}`);
  }

  #addOwner({ metadata }: KubeObject, { apiVersion, kind, name }: OwnerReference): void {
    const owner = resourceOfKind(apiVersion, kind);
    if (owner) this.#queue.add(`${owner.plural} ${owner.namespaced ? metadata.namespace : ""}/${name}`);
  }

  #dependentsOf(uid: string): { plural: string; object: KubeObject }[] {
    return RESOURCES.flatMap(({ plural }) =>
      this.#parts.store.ownedBy(plural, uid).map((object) => ({ plural, object })),
    );
  }

  #process(key: string): void {
    const space = key.indexOf(" ");
    const plural = key.slice(0, space);
    const [namespace, name] = placeOfKey(key.slice(space + 1));
    const object = this.#parts.store.get(plural, namespace, name);
    if (!object) return;
    const { deletionTimestamp, finalizers = [], uid, ownerReferences } = object.metadata;
    if (deletionTimestamp !== undefined && finalizers.includes(ORPHAN)) return this.#orphanDependents(plural, object);
    if (deletionTimestamp !== undefined && finalizers.includes(FOREGROUND)) {
      const blocking = this.#dependentsOf(uid).filter((dependent) => blocks(dependent.object, uid));
      if (blocking.length === 0) return this.#removeFinalizer(plural, object, FOREGROUND);
      for (const dependent of blocking) this.#add(dependent);
    }
    if (ownerReferences && ownerReferences.length > 0) this.#attemptToDelete(plural, object, ownerReferences);
  }

  #attemptToDelete(plural: string, object: KubeObject, references: readonly OwnerReference[]): void {
    if (object.metadata.deletionTimestamp !== undefined && plural !== "pods") return;
    const states = references.map((reference) => ({ reference, state: this.#stateOf(object, reference) }));
    const solid = states.filter(({ state }) => state === "solid");
    if (solid.length === states.length) return;
    if (solid.length > 0) {
      const kept = solid.map(({ reference }) => reference);
      return this.#change(plural, object, { ownerReferences: kept });
    }
    const waits = states.some(({ state }) => state === "waiting");
    const hasDependents = this.#dependentsOf(object.metadata.uid).length > 0;
    const { namespace, name, uid } = object.metadata;
    const propagationPolicy = waits && hasDependents ? "Foreground" : "Background";
    const options = { propagationPolicy, preconditions: { uid } } as const;
    this.#parts.registry.delete({ resource: resource(plural), namespace, name }, options, ACTOR);
  }

  #stateOf(
    { metadata }: KubeObject,
    { apiVersion, kind, name, uid }: OwnerReference,
  ): "solid" | "dangling" | "waiting" {
    const kindOfOwner = resourceOfKind(apiVersion, kind);
    // A kind that this cluster does not know may well be there.
    if (!kindOfOwner) return "solid";
    const owner = this.#parts.store.get(
      kindOfOwner.plural,
      kindOfOwner.namespaced ? metadata.namespace : undefined,
      name,
    );
    if (owner?.metadata.uid !== uid) return "dangling";
    const { deletionTimestamp, finalizers = [] } = owner.metadata;
    return deletionTimestamp !== undefined && finalizers.includes(FOREGROUND) ? "waiting" : "solid";
  }

  #orphanDependents(plural: string, owner: KubeObject): void {
    const { uid } = owner.metadata;
    for (const { plural: kind, object } of this.#dependentsOf(uid)) {
      const kept = (object.metadata.ownerReferences ?? []).filter((reference) => reference.uid !== uid);
      this.#change(kind, object, { ownerReferences: kept });
    }
    this.#removeFinalizer(plural, owner, ORPHAN);
  }

  #removeFinalizer(plural: string, object: KubeObject, finalizer: string): void {
    const finalizers = (object.metadata.finalizers ?? []).filter((one) => one !== finalizer);
    this.#change(plural, object, { finalizers });
  }

  #change(plural: string, { metadata }: KubeObject, over: Partial<KubeObject["metadata"]>): void {
    const place = { resource: resource(plural), namespace: metadata.namespace, name: metadata.name };
    const change = (current: KubeObject) => ({ ...current, metadata: { ...current.metadata, ...over } });
    this.#parts.registry.update(place, change, ACTOR);
  }
}

function blocks({ metadata }: KubeObject, uid: string): boolean {
  return metadata.ownerReferences?.some((one) => one.uid === uid && one.blockOwnerDeletion) === true;
}
