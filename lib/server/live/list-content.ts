import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { ProblemError } from "@/lib/contract/problem-error";
import { RolloutKind, type RolloutSummary } from "@/lib/contract/rollout";
import type { FollowMode, StreamEvent } from "@/lib/contract/stream";
import type { Connection } from "@/lib/kube/connection";
import { follow, type Followed, type FollowEvent, type Watched } from "@/lib/kube/watch";
import { toWorkloadOf, workloadsTarget } from "@/lib/kube/workloads";
import type { Workload } from "@/lib/rollout/workload/workload";
import { leadChangesAt, leadOf } from "@/lib/rollout/state/lead";
import { summaryAt, toSummary } from "../reading/history";
import { Alarm } from "./alarm";
import { type Content, maskedMode, type News } from "./feed-content";
import { WatchedSet } from "./watched-set";

type Row = Watched<Coded<RolloutSummary>>;

/** How to read the rows of one kind where listing all namespaces at once is forbidden. */
export type RowsInstead = (kind: RolloutKind, refusal: ProblemError) => Promise<readonly Row[]>;

/** One row as the list keeps it of a workload, whose template is not held. */
export function rowOf(workload: Workload): Row {
  const { uid, resourceVersion } = workload.metadata;
  return { uid, version: resourceVersion, value: toSummary(workload) };
}

/** The rows of one namespace, or with null of all; each kind is followed by a watch of its own. */
export class ListContent implements Content {
  readonly #connection: Connection;
  readonly #namespace: string | null;
  readonly #instead: RowsInstead | undefined;
  readonly #kinds = new Map(
    RolloutKind.options.map((kind) => [kind, new WatchedSet<Coded<RolloutSummary>>(isSameRow)]),
  );
  #changed = new Set<string>();
  #removed = new Set<string>();
  /** Rows of which time alone made something else than when the cluster told them. */
  readonly #aged = new Map<string, Coded<RolloutSummary>>();
  #alarm: Alarm | null = null;

  constructor(connection: Connection, namespace: string | null, instead?: RowsInstead) {
    this.#connection = connection;
    this.#namespace = namespace;
    this.#instead = instead;
  }

  async follow(tell: (news: News) => void, signal: AbortSignal): Promise<void> {
    this.#alarm = new Alarm(() => {
      if (this.#growOlder(Date.now())) tell({ kind: "worked-out" });
    }, signal);
    // Without one of its kinds the list is not whole: the first that ends, ends all.
    const ends = new AbortController();
    const one = async (kind: RolloutKind, rows: WatchedSet<Coded<RolloutSummary>>) => {
      const take = (event: FollowEvent<Coded<RolloutSummary>>) => tell(this.#take(rows, event));
      try {
        await follow(this.#connection, this.#followed(kind), take, { signal: AbortSignal.any([signal, ends.signal]) });
      } finally {
        ends.abort();
      }
    };
    await Promise.all([...this.#kinds].map(([kind, rows]) => one(kind, rows)));
  }

  #followed(kind: RolloutKind): Followed<Coded<RolloutSummary>> {
    const instead = this.#instead;
    const toWorkload = toWorkloadOf(kind);
    return {
      ...workloadsTarget(this.#connection, { kind, namespace: this.#namespace, name: null }),
      pick: (object) => toSummary(toWorkload(object)),
      ...(instead && { instead: (refusal) => instead(kind, refusal) }),
    };
  }

  get #sets(): WatchedSet<Coded<RolloutSummary>>[] {
    return [...this.#kinds.values()];
  }

  /** Every row, by namespace and name; null while they are not known yet. */
  rows(): Coded<RolloutSummary>[] | null {
    const rows = this.#sets.map(({ values }) => values);
    if (!rows.every((some) => some !== null)) return null;
    const all = rows.flat().map((row) => this.#aged.get(row.uid) ?? row);
    return all.sort(byPlace);
  }

  isKnown(): boolean {
    return this.#sets.every(({ size }) => size !== null);
  }

  heardAt(): number | null {
    const times = this.#sets.map((rows) => rows.heardAt);
    return times.every((time) => time !== null) ? Math.min(...times) : null;
  }

  isNothing(): boolean {
    return this.#sets.every(({ size }) => size === 0);
  }

  whole(): Coded<StreamEvent>[] {
    const rollouts = this.rows();
    return rollouts ? [{ type: "snapshot", rollouts, mode: maskedMode(this.#mode()) }] : [];
  }

  changes(): Coded<StreamEvent>[] {
    const rollouts = [...this.#changed].flatMap((uid) => this.#aged.get(uid) ?? this.#row(uid) ?? []);
    const uids = [...this.#removed];
    this.#changed = new Set();
    this.#removed = new Set();
    return [
      ...(uids.length > 0 ? [{ type: "removed", uids } as const] : []),
      ...(rollouts.length > 0 ? [{ type: "changed", rollouts } as const] : []),
    ];
  }

  note(newer: Workload): boolean {
    const row = rowOf(newer);
    if (!this.#kinds.get(newer.kind.resource)?.note(row)) return false;
    this.#put(row.uid);
    return true;
  }

  /** That of a kind that cannot be watched, if there is one. */
  #mode(): Coded<FollowMode> {
    const modes = this.#sets.map(({ mode }) => mode);
    return modes.find(({ kind }) => kind === "polling") ?? { kind: "watching", why: null };
  }

  #take(rows: WatchedSet<Coded<RolloutSummary>>, event: FollowEvent<Coded<RolloutSummary>>): News {
    const news = rows.take(event);
    if (news.kind === "fresh") {
      // That one kind is heard does not bring back another.
      const problem = this.#sets.map((one) => one.problem).find((one) => one !== null);
      return problem ? { kind: "problem", problem, ended: false } : news;
    }
    if (news.kind !== "told") return news;
    for (const uid of news.removed) {
      this.#aged.delete(uid);
      this.#changed.delete(uid);
      this.#removed.add(uid);
    }
    for (const uid of news.changed) this.#put(uid);
    if (news.isNewMode) return { kind: "mode-changed" };
    return { kind: this.#changed.size + this.#removed.size > 0 ? "changed" : "fresh" };
  }

  #row(uid: string): Coded<RolloutSummary> | undefined {
    return this.#sets.map((rows) => rows.get(uid)).find((row) => row !== undefined);
  }

  /** What the cluster tells of it is new. */
  #put(uid: string): void {
    const row = this.#row(uid);
    if (row) this.#alarm?.notLaterThan(leadChangesAt(row.state, Date.now()));
    this.#aged.delete(uid);
    this.#changed.add(uid);
    this.#removed.delete(uid);
  }

  /** False where time alone has made nothing else of any row. */
  #growOlder(now: number): boolean {
    const before = this.#changed.size;
    for (const row of this.rows() ?? []) {
      if (leadOf(row.state, now).kind !== row.state.lead.kind) {
        this.#aged.set(row.uid, summaryAt(row, now));
        this.#changed.add(row.uid);
      }
      this.#alarm?.notLaterThan(leadChangesAt(row.state, now));
    }
    return this.#changed.size > before;
  }
}

function isSameRow(known: Coded<RolloutSummary>, told: Coded<RolloutSummary>): boolean {
  return JSON.stringify(known) === JSON.stringify(told);
}

function byPlace(a: Coded<RolloutSummary>, b: Coded<RolloutSummary>): number {
  if (a.namespace !== b.namespace) return a.namespace < b.namespace ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
