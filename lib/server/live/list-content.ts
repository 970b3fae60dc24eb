import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { RolloutSummary } from "@/lib/contract/rollout";
import type { StreamEvent } from "@/lib/contract/stream";
import type { Connection } from "@/lib/kube/connection";
import { toDeployment } from "@/lib/kube/narrow";
import { follow, type Followed, type FollowEvent, type Watched } from "@/lib/kube/watch";
import { deploymentsTarget } from "@/lib/kube/workloads";
import type { Deployment } from "@/lib/rollout/objects/objects";
import { toSummary } from "../reading/history";
import { type Content, maskedMode, type News } from "./feed-content";
import { WatchedSet } from "./watched-set";

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
  readonly #rows = new WatchedSet<RolloutSummary>((known, told) => JSON.stringify(known) === JSON.stringify(told));
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
    return this.#rows.values?.sort(byPlace) ?? null;
  }

  isKnown(): boolean {
    return this.#rows.size !== null;
  }

  heardAt(): number | null {
    return this.#rows.heardAt;
  }

  isNothing(): boolean {
    return this.#rows.size === 0;
  }

  whole(): Coded<StreamEvent>[] {
    const rollouts = this.rows();
    return rollouts ? [{ type: "snapshot", rollouts, mode: maskedMode(this.#rows.mode) }] : [];
  }

  changes(): Coded<StreamEvent>[] {
    const rollouts = [...this.#changed].flatMap((uid) => this.#rows.get(uid) ?? []);
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
    if (!this.#rows.note(row)) return false;
    this.#changed.add(row.uid);
    return true;
  }

  #take(event: FollowEvent<RolloutSummary>): News {
    const news = this.#rows.take(event);
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

function byPlace(a: RolloutSummary, b: RolloutSummary): number {
  if (a.namespace !== b.namespace) return a.namespace < b.namespace ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
