import type { KubeObject } from "./objects";

export type Change = {
  type: "ADDED" | "MODIFIED" | "DELETED";
  plural: string;
  object: KubeObject;
  /** As it was before; undefined for ADDED. */
  previous: KubeObject | undefined;
  version: number;
};

type Names = Map<string, KubeObject>;

const NOTHING: ReadonlyMap<string, KubeObject> = new Map();

/** Every object of the cluster, by kind, namespace and name, and by who controls it. Objects are replaced, never changed. */
export class Store {
  #version = 0;
  readonly #kinds = new Map<string, Map<string, Names>>();
  /** Kind and owner's uid to the objects that name it as an owner. */
  readonly #owned = new Map<string, Set<KubeObject>>();
  readonly #listeners: ((change: Change) => void)[] = [];

  get version(): number {
    return this.#version;
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  get(plural: string, namespace: string | undefined, name: string): KubeObject | undefined {
    return this.#kinds
      .get(plural)
      ?.get(namespace ?? "")
      ?.get(name);
  }

  /** The objects of one namespace, or of all, in the order of their names. */
  list(plural: string, namespace?: string): KubeObject[] {
    const kind = this.#kinds.get(plural);
    if (!kind) return [];
    if (namespace !== undefined) return sorted(kind.get(namespace) ?? NOTHING);
    return [...kind.keys()].sort().flatMap((key) => sorted(kind.get(key) ?? NOTHING));
  }

  /** The objects of one namespace in no order, without a copy. */
  each(plural: string, namespace: string | undefined): Iterable<KubeObject> {
    return (this.#kinds.get(plural)?.get(namespace ?? "") ?? NOTHING).values();
  }

  count(plural: string, namespace: string): number {
    return this.#kinds.get(plural)?.get(namespace)?.size ?? 0;
  }

  /** The objects of a kind with an owner reference to that uid, controlling or not. */
  ownedBy(plural: string, uid: string): KubeObject[] {
    return [...(this.#owned.get(`${plural} ${uid}`) ?? [])];
  }

  /** Puts an object in its place under a new resourceVersion, and gives it as it then is. */
  put(plural: string, object: KubeObject): KubeObject {
    const { namespace = "", name } = object.metadata;
    const previous = this.get(plural, namespace, name);
    this.#version += 1;
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: `${this.#version}` } };
    let kind = this.#kinds.get(plural);
    if (!kind) this.#kinds.set(plural, (kind = new Map()));
    let names = kind.get(namespace);
    if (!names) kind.set(namespace, (names = new Map()));
    names.set(name, stored);
    if (previous) this.#unlink(plural, previous);
    this.#link(plural, stored);
    this.#tell({ type: previous ? "MODIFIED" : "ADDED", plural, object: stored, previous, version: this.#version });
    return stored;
  }

  remove(plural: string, object: KubeObject): KubeObject {
    const { namespace = "", name } = object.metadata;
    this.#kinds.get(plural)?.get(namespace)?.delete(name);
    this.#unlink(plural, object);
    this.#version += 1;
    const last = { ...object, metadata: { ...object.metadata, resourceVersion: `${this.#version}` } };
    this.#tell({ type: "DELETED", plural, object: last, previous: object, version: this.#version });
    return last;
  }

  #link(plural: string, object: KubeObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const key = `${plural} ${uid}`;
      const owned = this.#owned.get(key);
      if (owned) owned.add(object);
      else this.#owned.set(key, new Set([object]));
    }
  }

  #unlink(plural: string, object: KubeObject): void {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const key = `${plural} ${uid}`;
      const owned = this.#owned.get(key);
      owned?.delete(object);
      if (owned?.size === 0) this.#owned.delete(key);
    }
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

function sorted(names: ReadonlyMap<string, KubeObject>): KubeObject[] {
  return [...names.keys()].sort().flatMap((name) => names.get(name) ?? []);
}
