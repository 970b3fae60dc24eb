import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { ProblemError } from "@/lib/contract/problem-error";
import { RolloutKind, type RolloutSummary } from "@/lib/contract/rollout";
import type { FollowMode, StreamEvent } from "@/lib/contract/stream";
import type { Connection } from "@/lib/kube/connection";
import { follow, type Followed, type FollowEvent, type Watched } from "@/lib/kube/watch";
import { toWorkloadOf, workloadsTarget } from "@/lib/kube/workloads";
import type { Workload } from "@/lib/rollout/objects/objects";
import { toSummary } from "../reading/history";
import { type Content, maskedMode, type News } from "./feed-content";
import { WatchedSet } from "./watched-set";

type Row = Watched<RolloutSummary>;

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
  readonly #kinds = new Map(RolloutKind.options.map((kind) => [kind, new WatchedSet<RolloutSummary>(isSameRow)]));
  #changed = new Set<string>();
  #removed = new Set<string>();

  constructor(connection: Connection, namespace: string | null, instead?: RowsInstead) {
    this.#connection = connection;
    this.#namespace = namespace;
    this.#instead = instead;
  }

  async follow(tell: (news: News) => void, signal: AbortSignal): Promise<void> {
    // Without one of its kinds the list is not whole: the first that ends, ends all.
    const ends = new AbortController();
    const one = async (kind: RolloutKind, rows: WatchedSet<RolloutSummary>) => {
      const take = (event: FollowEvent<RolloutSummary>) => tell(this.#take(rows, event));
      try {
        await follow(this.#connection, this.#followed(kind), take, { signal: AbortSignal.any([signal, ends.signal]) });
      } finally {
        ends.abort();
      }
    };
    await Promise.all([...this.#kinds].map(([kind, rows]) => one(kind, rows)));
  }

  #followed(kind: RolloutKind): Followed<RolloutSummary> {
    const instead = this.#instead;
    const toWorkload = toWorkloadOf(kind);
    return {
      ...workloadsTarget(this.#connection, { kind, namespace: this.#namespace, name: null }),
      pick: (object) => toSummary(toWorkload(object)),
      ...(instead && { instead: (refusal) => instead(kind, refusal) }),
    };
  }

  get #sets(): WatchedSet<RolloutSummary>[] {
    return [...this.#kinds.values()];
  }

  /** Every row, by namespace and name; null while they are not known yet. */
  rows(): RolloutSummary[] | null {
    const rows = this.#sets.map(({ values }) => values);
    return rows.every((some) => some !== null) ? rows.flat().sort(byPlace) : null;
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
    const rollouts = [...this.#changed].flatMap((uid) => this.#sets.flatMap((rows) => rows.get(uid) ?? []));
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
    this.#changed.add(row.uid);
    return true;
  }

  /** That of a kind that cannot be watched, if there is one. */
  #mode(): FollowMode {
    const modes = this.#sets.map(({ mode }) => mode);
    return modes.find(({ kind }) => kind === "polling") ?? { kind: "watching", why: null };
  }

  #take(rows: WatchedSet<RolloutSummary>, event: FollowEvent<RolloutSummary>): News {
    const news = rows.take(event);
    if (news.kind === "fresh") {
      // That one kind is heard does not bring back another.
      const problem = this.#sets.map((one) => one.problem).find((one) => one !== null);
      return problem ? { kind: "problem", problem, ended: false } : news;
    }
    if (news.kind !== "told") return news;
    for (const uid of news.removed) {
      this.#changed.delete(uid);
      this.#removed.add(uid);
    }
    for (const uid of news.changed) {
      this.#changed.add(uid);
      this.#removed.delete(uid);
    }
    if (news.isNewMode) return { kind: "mode-changed" };
    return { kind: this.#changed.size + this.#removed.size > 0 ? "changed" : "fresh" };
  }
}

function isSameRow(known: RolloutSummary, told: RolloutSummary): boolean {
  return JSON.stringify(known) === JSON.stringify(told);
}

function byPlace(a: RolloutSummary, b: RolloutSummary): number {
  if (a.namespace !== b.namespace) return a.namespace < b.namespace ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
