import type { KubeObject } from "./objects";
import { expired } from "./status-error";
import type { Change, Store } from "./store";

export type WatchEvent = { type: "ADDED" | "MODIFIED" | "DELETED"; object: KubeObject };

export type Watching = {
  plural: string;
  namespace: string | undefined;
  matches: (object: KubeObject) => boolean;
  tell: (event: WatchEvent) => void;
};

export const BUFFERED_CHANGES = 20_000;

/** The last changes of the store, and those who want to hear of the next ones. */
export class Watches {
  readonly #changes: Change[] = [];
  #start = 0;
  /** Changes up to this version can no longer be told. */
  #forgotten: number;
  readonly #watching = new Map<string, Set<Watching>>();
  readonly #size: number;

  constructor(store: Store, size = BUFFERED_CHANGES) {
    this.#forgotten = store.version;
    this.#size = size;
    store.onChange((change) => this.#remember(change));
  }

  /** Tells everything after `from`, then everything to come, until the function it gives is called. @throws StatusError 410 */
  follow(watching: Watching, from: number): () => void {
    if (from < this.#forgotten) throw expired(`too old resource version: ${from} (${this.#forgotten})`);
    for (let index = this.#start; index < this.#changes.length; index++) {
      const change = this.#changes[index];
      if (change && change.version > from && change.plural === watching.plural) deliver(watching, change);
    }
    let set = this.#watching.get(watching.plural);
    if (!set) this.#watching.set(watching.plural, (set = new Set()));
    set.add(watching);
    return () => set.delete(watching);
  }

  /** Forgets the changes so far: watches from before now answer 410. */
  forget(): void {
    this.#forgotten = this.#changes.at(-1)?.version ?? this.#forgotten;
    this.#changes.length = 0;
    this.#start = 0;
  }

  #remember(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length - this.#start > this.#size) {
      this.#forgotten = this.#changes[this.#start]?.version ?? this.#forgotten;
      delete this.#changes[this.#start];
      this.#start += 1;
    }
    if (this.#start > this.#size) {
      this.#changes.splice(0, this.#start);
      this.#start = 0;
    }
    for (const watching of this.#watching.get(change.plural) ?? []) deliver(watching, change);
  }
}

/** An object that leaves a selector is deleted to those who watch through it. */
function deliver({ namespace, matches, tell }: Watching, { type, object, previous }: Change): void {
  if (namespace !== undefined && object.metadata.namespace !== namespace) return;
  const before = previous !== undefined && matches(previous);
  const now = type !== "DELETED" && matches(object);
  if (now) tell({ type: before ? "MODIFIED" : "ADDED", object });
  else if (before) tell({ type: "DELETED", object });
}
