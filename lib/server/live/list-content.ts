import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { RolloutSummary } from "@/lib/contract/rollout";
import type { FollowMode, StreamEvent } from "@/lib/contract/stream";
import type { Connection } from "@/lib/kube/connection";
import { toDeployment } from "@/lib/kube/narrow";
import { follow, type Followed, type FollowEvent, heardAt, type Watched } from "@/lib/kube/watch";
import { deploymentsTarget } from "@/lib/kube/workloads";
import type { Deployment } from "@/lib/rollout/objects/objects";
import { toSummary } from "../reading/history";
import { type Content, maskedMode, type News } from "./feed-content";
import { OwnWrites } from "./own-writes";

type Row = Watched<RolloutSummary>;

/** One row as the list keeps it of a Deployment, whose template is not held. */
export function rowOf(deployment: Deployment): Row {
  const { uid, resourceVersion } = deployment.metadata;
  return { uid, version: resourceVersion, value: toSummary(deployment) };
}

/** The rows of one namespace, or with null of all. */
export class ListContent implements Content {
  readonly #connection: Connection;
  readonly #namespace: string | null;
  readonly #instead: Followed<RolloutSummary>["instead"];
  readonly #writes = new OwnWrites<Row>();
  #rows: Map<string, Row> | null = null;
  #heardAt: number | null = null;
  #mode: FollowMode = { kind: "watching", why: null };
  #changed = new Set<string>();
  #removed = new Set<string>();

  /** @param instead how to read the rows where listing all namespaces at once is forbidden */
  constructor(connection: Connection, namespace: string | null, instead?: Followed<RolloutSummary>["instead"]) {
    this.#connection = connection;
    this.#namespace = namespace;
    this.#instead = instead;
  }

  follow(tell: (news: News) => void, signal: AbortSignal): Promise<void> {
    const followed = {
      ...deploymentsTarget(this.#connection, this.#namespace, null),
      pick: (object: Parameters<typeof toDeployment>[0]) => toSummary(toDeployment(object)),
      ...(this.#instead && { instead: this.#instead }),
    };
    return follow(this.#connection, followed, (event) => tell(this.#take(event)), { signal });
  }

  /** Every row, by namespace and name; null while they are not known yet. */
  rows(): RolloutSummary[] | null {
    if (!this.#rows) return null;
    return [...this.#rows.values()].map(({ value }) => value).sort(byPlace);
  }

  isKnown(): boolean {
    return this.#rows !== null;
  }

  heardAt(): number | null {
    return this.#heardAt;
  }

  isNothing(): boolean {
    return this.#rows?.size === 0;
  }

  whole(): Coded<StreamEvent>[] {
    const rollouts = this.rows();
    return rollouts ? [{ type: "snapshot", rollouts, mode: maskedMode(this.#mode) }] : [];
  }

  changes(): Coded<StreamEvent>[] {
    const rollouts = [...this.#changed].flatMap((uid) => this.#rows?.get(uid)?.value ?? []);
    const uids = [...this.#removed];
    this.#changed = new Set();
    this.#removed = new Set();
    return [
      ...(uids.length > 0 ? [{ type: "removed", uids } as const] : []),
      ...(rollouts.length > 0 ? [{ type: "changed", rollouts } as const] : []),
    ];
  }

  note(newer: Deployment): boolean {
    const row = rowOf(newer);
    const known = this.#rows?.get(row.uid);
    // What is not there is not written either: it will come by the watch. A first reading under way may be older.
    if (this.#rows && !known) return false;
    return this.#writes.note(row.uid, row.version, row, known?.version) && this.#rows !== null && this.#put(row);
  }

  #take(event: FollowEvent<RolloutSummary>): News {
    this.#heardAt = heardAt(event, this.#heardAt);
    switch (event.kind) {
      case "snapshot":
        return this.#replace(event.items, event.mode);
      case "changed":
        return { kind: this.#put(this.#newest(event.item)) ? "changed" : "fresh" };
      case "deleted":
        this.#drop(event.uid);
        return { kind: "changed" };
      case "fresh":
      case "problem":
        return event;
    }
  }

  #replace(items: readonly Row[], mode: FollowMode): News {
    const isNew = this.#rows === null || this.#mode.kind !== mode.kind || this.#mode.why !== mode.why;
    this.#mode = mode;
    this.#rows ??= new Map();
    const there = new Set(items.map(({ uid }) => uid));
    for (const uid of this.#rows.keys()) if (!there.has(uid)) this.#drop(uid);
    for (const item of items) this.#put(this.#newest(item));
    if (isNew) return { kind: "mode-changed" };
    return { kind: this.#changed.size + this.#removed.size > 0 ? "changed" : "fresh" };
  }

  #newest(row: Row): Row {
    return this.#writes.newest(row.uid, row.version, row);
  }

  /** False where the row says what it said before. */
  #put(row: Row): boolean {
    const before = this.#rows?.get(row.uid);
    this.#rows?.set(row.uid, row);
    if (before && JSON.stringify(before.value) === JSON.stringify(row.value)) return false;
    this.#changed.add(row.uid);
    this.#removed.delete(row.uid);
    return true;
  }

  #drop(uid: string): void {
    if (!this.#rows?.delete(uid)) return;
    this.#changed.delete(uid);
    this.#removed.add(uid);
  }
}

function byPlace(a: RolloutSummary, b: RolloutSummary): number {
  if (a.namespace !== b.namespace) return a.namespace < b.namespace ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
