import { type Actor } from "../api/actor";
import type { KubeObject, LabelSelector, OwnerReference } from "../objects";
import type { Parts } from "../parts";
import { resource } from "../resources";
import { isEmptySelector, meets, requirementsOf } from "../selectors";

export function getControllerOf({ metadata }: KubeObject): OwnerReference | undefined {
  return metadata.ownerReferences?.find((reference) => reference.controller);
}

export function newControllerRef({ apiVersion, kind, metadata: { name, uid } }: KubeObject): OwnerReference {
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

/**
 * The objects that a controller may claim: its own while they match, and orphans that match, which it adopts; its own
 * that no longer match are released. What another controls is left alone.
 */
export function claim<Kind extends KubeObject>(
  { store, registry }: Parts,
  owner: KubeObject & { spec: { selector: LabelSelector } },
  plural: string,
  actor: Actor,
): Kind[] {
  const { namespace, uid, deletionTimestamp } = owner.metadata;
  const requirements = isEmptySelector(owner.spec.selector) ? undefined : requirementsOf(owner.spec.selector);
  const claimed: KubeObject[] = [];
  const candidates = store.ownedBy(plural, uid);
  for (const object of candidates) {
    if (getControllerOf(object)?.uid !== uid) continue;
    if (requirements && meets(requirements, object.metadata.labels)) claimed.push(object);
    else if (deletionTimestamp === undefined)
      withReferences(object, (others) => others.filter((one) => one.uid !== uid));
  }
  if (requirements && deletionTimestamp === undefined) {
    for (const object of orphans()) {
      const adopted = withReferences(object, (others) => [...others, newControllerRef(owner)]);
      claimed.push(adopted);
    }
  }
  return claimed as Kind[];

  function orphans(): KubeObject[] {
    return [...store.each(plural, namespace)].filter(
      (object) =>
        getControllerOf(object) === undefined &&
        object.metadata.deletionTimestamp === undefined &&
        requirements !== undefined &&
        meets(requirements, object.metadata.labels),
    );
  }

  function withReferences(object: KubeObject, change: (references: OwnerReference[]) => OwnerReference[]): KubeObject {
    const place = { resource: resource(plural), namespace: object.metadata.namespace, name: object.metadata.name };
    return registry.update(
      place,
      (current) => ({
        ...current,
        metadata: { ...current.metadata, ownerReferences: change(current.metadata.ownerReferences ?? []) },
      }),
      actor,
    );
  }
}
