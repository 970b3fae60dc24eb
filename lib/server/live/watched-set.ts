import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { FollowMode } from "@/lib/contract/stream";
import { type FollowEvent, heardAt, type Watched } from "@/lib/kube/watch";
import { OwnWrites } from "./own-writes";

/** What an event made of the set, by uid. `isNewMode`: it is known for the first time, or followed another way than before. */
export type SetNews =
  | { kind: "told"; changed: readonly string[]; removed: readonly string[]; isNewMode: boolean }
  | { kind: "fresh" }
  | { kind: "problem"; problem: ProblemError; ended: boolean };

/**
 * Objects of the cluster that are watched, each once and as new as anybody here knows it: what Rewind itself has written
 * stands before what a watch that lags behind still tells.
 */
export class WatchedSet<Value> {
  readonly #writes = new OwnWrites<Watched<Value>>();
  readonly #isSame: (known: Value, told: Value) => boolean;
  #items: Map<string, Watched<Value>> | null = null;
  #mode: Coded<FollowMode> = { kind: "watching", why: null };
  #heardAt: number | null = null;
  #problem: ProblemError | null = null;

  /** @param isSame whether what is told anew of an object is no news; without it everything is */
  constructor(isSame: (known: Value, told: Value) => boolean = Object.is) {
    this.#isSame = isSame;
  }

  /** Null while nothing is known yet. */
  get values(): Value[] | null {
    return this.#items && [...this.#items.values()].map(({ value }) => value);
  }

  /** How many there are; null while nothing is known yet. */
  get size(): number | null {
    return this.#items?.size ?? null;
  }

  get mode(): Coded<FollowMode> {
    return this.#mode;
  }

  /** When the cluster was last heard about it, in milliseconds since the epoch. */
  get heardAt(): number | null {
    return this.#heardAt;
  }

  /** Why it cannot be followed at present. */
  get problem(): ProblemError | null {
    return this.#problem;
  }

  get(uid: string): Value | undefined {
    return this.#items?.get(uid)?.value;
  }

  take(event: FollowEvent<Value>): SetNews {
    this.#heardAt = heardAt(event, this.#heardAt);
    this.#problem = event.kind === "problem" ? event.problem : null;
    switch (event.kind) {
      case "snapshot":
        return this.#replace(event.items, event.mode);
      case "changed":
        return told(this.#put(this.#newest(event.item)) ? [event.item.uid] : [], []);
      case "deleted":
        return told([], this.#items?.delete(event.uid) ? [event.uid] : []);
      case "fresh":
        return { kind: "fresh" };
      case "problem":
        return event;
    }
  }

  /**
   * Takes over what Rewind has just written or read. False where that is no news: what is held is as new, or, as a first
   * reading is under way that may be older, nothing is held yet.
   */
  note(item: Watched<Value>): boolean {
    const known = this.#items?.get(item.uid);
    // What is not there is not written either: it will come by the watch.
    if (this.#items && !known) return false;
    return this.#writes.note(item.uid, item.version, item, known?.version) && this.#put(item);
  }

  /** As before the first event. */
  forget(): void {
    this.#items = null;
    this.#mode = { kind: "watching", why: null };
    this.#heardAt = null;
    this.#problem = null;
  }

  #replace(items: readonly Watched<Value>[], mode: Coded<FollowMode>): SetNews {
    const isNewMode = this.#items === null || JSON.stringify(this.#mode) !== JSON.stringify(mode);
    this.#mode = mode;
    this.#items ??= new Map();
    const there = new Set(items.map(({ uid }) => uid));
    const removed = [...this.#items.keys()].filter((uid) => !there.has(uid));
    for (const uid of removed) this.#items.delete(uid);
    const changed = items.filter((item) => this.#put(this.#newest(item))).map(({ uid }) => uid);
    return told(changed, removed, isNewMode);
  }

  #newest(item: Watched<Value>): Watched<Value> {
    return this.#writes.newest(item.uid, item.version, item);
  }

  /** False where nothing is held, and where it says what it said before. */
  #put(item: Watched<Value>): boolean {
    const before = this.#items?.get(item.uid);
    this.#items?.set(item.uid, item);
    return this.#items !== null && !(before && this.#isSame(before.value, item.value));
  }
}

/** Whether an event brought anything that was not known. */
export function isNews(news: SetNews): boolean {
  return news.kind === "told" && (news.isNewMode || news.changed.length + news.removed.length > 0);
}

function told(changed: readonly string[], removed: readonly string[], isNewMode = false): SetNews {
  return { kind: "told", changed, removed, isNewMode };
}
