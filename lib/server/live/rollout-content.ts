import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Diagnosis } from "@/lib/contract/finding";
import type { Problem } from "@/lib/contract/problem";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { StreamEvent } from "@/lib/contract/stream";
import type { Connection } from "@/lib/kube/connection";
import { KubeError, isForbidden } from "@/lib/kube/errors";
import { follow, type FollowEvent } from "@/lib/kube/watch";
import { readWorkload, storedRevisionsTarget, toRevisionOf, toWorkloadOf, workloadsTarget } from "@/lib/kube/workloads";
import type { Workload, StoredRevision } from "@/lib/rollout/workload/workload";
import { selectorText } from "@/lib/rollout/objects/selector";
import { leadChangesAt } from "@/lib/rollout/state/lead";
import { type PartialHistory, toRollout } from "../reading/history";
import { problemDocument } from "../reading/problem-document";
import { Alarm } from "./alarm";
import { type Content, maskedMode, type News } from "./feed-content";
import { EndingPods } from "./ending-pods";
import { LiveDiagnosis } from "./live-diagnosis";
import { isNews, type SetNews, WatchedSet } from "./watched-set";

/**
 * One rollout, whole: its Deployment, and the ReplicaSets that its selector finds, each by a watch of its own. That is
 * little to read and to hold however many others the namespace has, and needs rights to this Deployment only.
 */
export class RolloutContent implements Content {
  readonly #connection: Connection;
  readonly #ref: RolloutRef;
  /** The Deployment, and one of the same name that comes after it; by uid. */
  readonly #workloads = new WatchedSet<Workload>();
  readonly #revisions = new WatchedSet<StoredRevision>();
  #podsProblem: ProblemError | null = null;
  #historyProblem: Coded<Problem> | null = null;
  #diagnosis: LiveDiagnosis | null = null;
  #ending: EndingPods | null = null;
  /** Whether more than the diagnosis is new since readers were told: only then is the rollout worked out again. */
  #isUntold = false;
  #following: { selector: string; ends: AbortController } | null = null;
  #alarm: Alarm | null = null;

  constructor(connection: Connection, ref: RolloutRef) {
    this.#connection = connection;
    this.#ref = ref;
  }

  async follow(told: (news: News) => void, signal: AbortSignal): Promise<void> {
    const tell = (news: News) => {
      if (news.kind === "changed") this.#isUntold = true;
      told(news);
      const problem = this.#anyProblem();
      if (news.kind === "changed" && problem) told({ kind: "problem", problem, ended: false });
    };
    this.#alarm = new Alarm(() => {
      this.#isUntold = true;
      tell({ kind: "worked-out" });
    }, signal);
    const { kind, namespace } = this.#ref;
    const followed = {
      ...workloadsTarget(this.#connection, this.#ref),
      pick: toWorkloadOf(kind),
      instead: () => this.#readAlone(),
    };
    // Ends with this: the ReplicaSets are followed for the sake of the Deployment.
    const ends = new AbortController();
    const both = AbortSignal.any([signal, ends.signal]);
    let failed: unknown;
    const fail = (error: unknown) => {
      failed ??= error;
      ends.abort();
    };
    this.#diagnosis = new LiveDiagnosis(this.#connection, namespace, {
      tell: () => tell({ kind: "worked-out" }),
      away: (problem) => {
        this.#podsProblem = problem;
        tell(problem ? { kind: "problem", problem, ended: false } : this.#wellAgain());
      },
      fail,
      signal: both,
    });
    this.#ending = new EndingPods(this.#connection, namespace, {
      tell: () => tell({ kind: "changed" }),
      fail,
      signal: both,
    });
    await follow(
      this.#connection,
      followed,
      (event) => {
        const news = this.#takeWorkload(event);
        tell(news);
        this.#followRevisions(tell, both).catch(fail);
        if (news.kind === "changed") this.#lookAtPods();
      },
      { signal: both },
    );
    ends.abort();
    if (failed !== undefined) throw failed;
  }

  /** As read; null while it is not known yet, or where there is no such Deployment. */
  history(): PartialHistory | null {
    const workload = this.#workload();
    if (!workload) return null;
    const stored = this.#revisions.values;
    if (stored) return { workload, stored, problem: null };
    return this.#historyProblem && { workload, stored: null, problem: this.#historyProblem };
  }

  isKnown(): boolean {
    return this.#workload() === null || this.history() !== null;
  }

  /** Each is followed by a connection of its own: that one is heard says nothing about another. */
  heardAt(): number | null {
    const { heardAt } = this.#workloads;
    if (this.#revisions.size === null) return heardAt;
    return Math.min(heardAt ?? 0, this.#revisions.heardAt ?? 0, this.#diagnosis?.heardAt() ?? Infinity);
  }

  /** Its pods and what keeps it from moving, as soon as they are known; null where it has come to its end. */
  async diagnosis(): Promise<Coded<Diagnosis> | null> {
    return (await this.#diagnosis?.known()) ?? null;
  }

  isNothing(): boolean {
    return this.#workload() === null;
  }

  whole(): Coded<StreamEvent>[] {
    if (this.#workload() === null) return [{ type: "gone" }];
    const history = this.history();
    if (!history) return [];
    const { mode: ofWorkload } = this.#workloads;
    const mode = ofWorkload.kind === "polling" ? ofWorkload : this.#revisions.mode;
    const rollout = toRollout(this.#connection, history);
    this.#alarm?.notLaterThan(leadChangesAt(rollout.state, Date.now()));
    const terminating = rollout.terminating ?? this.#ending?.count ?? null;
    const event: Coded<StreamEvent> = { type: "rollout", rollout: { ...rollout, terminating }, mode: maskedMode(mode) };
    return [event, this.#diagnosis?.event()].filter(isThere);
  }

  changes(): Coded<StreamEvent>[] {
    if (!this.#isUntold) return [this.#diagnosis?.event()].filter(isThere);
    this.#isUntold = false;
    return this.whole();
  }

  note(newer: Workload): boolean {
    const { uid, resourceVersion } = newer.metadata;
    if (!this.#workloads.note({ uid, version: resourceVersion, value: newer })) return false;
    this.#isUntold = true;
    this.#lookAtPods();
    return true;
  }

  /** Null: there is none. Undefined: not known yet. */
  #workload(): Workload | null | undefined {
    const known = this.#workloads.values;
    return known ? (known.at(-1) ?? null) : undefined;
  }

  #lookAtPods(): void {
    const history = this.history();
    this.#diagnosis?.take(history);
    this.#ending?.take(history);
  }

  #takeWorkload(event: FollowEvent<Workload>): News {
    return this.#newsOf(this.#workloads.take(event));
  }

  /** Begins with the first Deployment, and anew where its successor of the same name selects others. */
  async #followRevisions(tell: (news: News) => void, signal: AbortSignal): Promise<void> {
    const workload = this.#workload();
    const selector = workload ? selectorText(workload.spec.selector) : null;
    if (selector === (this.#following?.selector ?? null)) return;
    this.#following?.ends.abort();
    this.#following = null;
    this.#revisions.forget();
    if (selector === null) return;

    const ends = new AbortController();
    this.#following = { selector, ends };
    const followed = {
      ...storedRevisionsTarget(this.#connection, this.#ref, selector),
      pick: toRevisionOf(this.#ref.kind),
    };
    await follow(
      this.#connection,
      followed,
      (event) => {
        const news = this.#takeRevisions(event);
        tell(news);
        if (news.kind === "changed") this.#lookAtPods();
      },
      { signal: AbortSignal.any([signal, ends.signal]) },
    );
  }

  #takeRevisions(event: FollowEvent<StoredRevision>): News {
    const news = this.#revisions.take(event);
    if (news.kind === "problem" && isForbidden(news.problem)) {
      // Without this right the page shows all but the history.
      this.#revisions.forget();
      this.#historyProblem = problemDocument(news.problem);
      return { kind: "changed" };
    }
    if (news.kind === "told" && news.isNewMode) this.#historyProblem = null;
    return this.#newsOf(news);
  }

  #newsOf(news: SetNews): News {
    if (news.kind === "problem") return news;
    return isNews(news) ? { kind: "changed" } : this.#wellAgain();
  }

  /** That one of them is heard again does not say that all are. */
  #wellAgain(): News {
    const problem = this.#anyProblem();
    return problem ? { kind: "problem", problem, ended: false } : { kind: "fresh" };
  }

  #anyProblem(): ProblemError | null {
    return this.#workloads.problem ?? this.#revisions.problem ?? this.#podsProblem;
  }

  async #readAlone() {
    try {
      const workload = await readWorkload(this.#connection, this.#ref);
      const { uid, resourceVersion } = workload.metadata;
      return [{ uid, version: resourceVersion, value: workload }];
    } catch (error) {
      if (error instanceof KubeError && error.status === 404) return [];
      throw error;
    }
  }
}

function isThere(event: Coded<StreamEvent> | null | undefined): event is Coded<StreamEvent> {
  return event !== null && event !== undefined;
}
