import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Diagnosis } from "@/lib/contract/finding";
import type { Problem, ProblemError } from "@/lib/contract/problem";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { FollowMode, StreamEvent } from "@/lib/contract/stream";
import type { Connection } from "@/lib/kube/connection";
import { KubeError, isForbidden } from "@/lib/kube/errors";
import { toDeployment, toReplicaSet } from "@/lib/kube/narrow";
import { follow, type FollowEvent, heardAt } from "@/lib/kube/watch";
import { deploymentsTarget, readDeployment, replicaSetsTarget } from "@/lib/kube/workloads";
import type { Deployment, ReplicaSet } from "@/lib/rollout/objects/objects";
import { selectorText } from "@/lib/rollout/objects/selector";
import { type PartialHistory, toRollout } from "../reading/history";
import { problemDocument } from "../reading/problem-document";
import { type Content, maskedMode, type News } from "./feed-content";
import { EndingPods } from "./ending-pods";
import { LiveDiagnosis } from "./live-diagnosis";
import { OwnWrites } from "./own-writes";

type Part = { problem: ProblemError | null; mode: FollowMode; heardAt: number | null };

/** Each is followed by a connection of its own: that one is heard says nothing about another. */
type PartName = "deployment" | "replicaSets" | "pods";

const newPart = (): Part => ({ problem: null, mode: { kind: "watching", why: null }, heardAt: null });

/**
 * One rollout, whole: its Deployment, and the ReplicaSets that its selector finds, each by a watch of its own. That is
 * little to read and to hold however many others the namespace has, and needs rights to this Deployment only.
 */
export class RolloutContent implements Content {
  readonly #connection: Connection;
  readonly #ref: RolloutRef;
  readonly #writes = new OwnWrites<Deployment>();
  readonly #parts: Record<PartName, Part> = { deployment: newPart(), replicaSets: newPart(), pods: newPart() };
  /** Null: there is none. Undefined: not known yet. */
  #deployment: Deployment | null | undefined;
  #replicaSets: Map<string, ReplicaSet> | null = null;
  #historyProblem: Problem | null = null;
  #diagnosis: LiveDiagnosis | null = null;
  #ending: EndingPods | null = null;
  /** Whether more than the diagnosis is new since readers were told: only then is the rollout worked out again. */
  #isUntold = false;
  #following: { selector: string; ends: AbortController } | null = null;

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
    const { namespace, name } = this.#ref;
    const followed = {
      ...deploymentsTarget(this.#connection, namespace, name),
      pick: toDeployment,
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
      away: (problem) => tell(problem ? this.#problem("pods", { problem, ended: false }) : this.#fresh("pods")),
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
        const news = this.#takeDeployment(event);
        tell(news);
        this.#followReplicaSets(tell, both).catch(fail);
        if (news.kind === "changed") this.#lookAtPods();
      },
      { signal: both },
    );
    ends.abort();
    if (failed !== undefined) throw failed;
  }

  /** As read; null while it is not known yet, or where there is no such Deployment. */
  history(): PartialHistory | null {
    if (!this.#deployment) return null;
    const deployment = this.#deployment;
    if (this.#replicaSets) return { deployment, replicaSets: [...this.#replicaSets.values()], problem: null };
    return this.#historyProblem && { deployment, replicaSets: null, problem: this.#historyProblem };
  }

  isKnown(): boolean {
    return this.#deployment === null || this.history() !== null;
  }

  heardAt(): number | null {
    const { deployment, replicaSets } = this.#parts;
    if (!this.#replicaSets) return deployment.heardAt;
    return Math.min(deployment.heardAt ?? 0, replicaSets.heardAt ?? 0, this.#diagnosis?.heardAt() ?? Infinity);
  }

  /** Its pods and what keeps it from moving, as soon as they are known; null where it has come to its end. */
  async diagnosis(): Promise<Diagnosis | null> {
    return (await this.#diagnosis?.known()) ?? null;
  }

  isNothing(): boolean {
    return this.#deployment === null;
  }

  whole(): Coded<StreamEvent>[] {
    if (this.#deployment === null) return [{ type: "gone" }];
    const history = this.history();
    if (!history) return [];
    const { deployment, replicaSets } = this.#parts;
    const mode = deployment.mode.kind === "polling" ? deployment.mode : replicaSets.mode;
    const rollout = toRollout(this.#connection, history);
    const terminating = rollout.terminating ?? this.#ending?.count ?? null;
    const event: Coded<StreamEvent> = { type: "rollout", rollout: { ...rollout, terminating }, mode: maskedMode(mode) };
    return [event, this.#diagnosis?.event()].filter(isThere);
  }

  changes(): Coded<StreamEvent>[] {
    if (!this.#isUntold) return [this.#diagnosis?.event()].filter(isThere);
    this.#isUntold = false;
    return this.whole();
  }

  note(newer: Deployment): boolean {
    const { uid, resourceVersion } = newer.metadata;
    const known = this.#deployment?.metadata;
    // While nothing is known, a first reading is under way that may be older.
    if (this.#deployment !== undefined && known?.uid !== uid) return false;
    if (!this.#writes.note(uid, resourceVersion, newer, known?.resourceVersion) || !known) return false;
    this.#deployment = newer;
    this.#isUntold = true;
    this.#lookAtPods();
    return true;
  }

  #lookAtPods(): void {
    const history = this.history();
    this.#diagnosis?.take(history);
    this.#ending?.take(history);
  }

  #takeDeployment(event: FollowEvent<Deployment>): News {
    this.#hear("deployment", event);
    switch (event.kind) {
      case "snapshot":
        Object.assign(this.#parts.deployment, { problem: null, mode: event.mode });
        return this.#putDeployment(event.items[0]?.value ?? null);
      case "changed":
        this.#parts.deployment.problem = null;
        return this.#putDeployment(event.item.value);
      case "deleted":
        this.#parts.deployment.problem = null;
        return this.#putDeployment(null);
      case "fresh":
        return this.#fresh("deployment");
      case "problem":
        return this.#problem("deployment", event);
    }
  }

  #putDeployment(deployment: Deployment | null): News {
    const { uid = "", resourceVersion = "" } = deployment?.metadata ?? {};
    const newest = deployment && this.#writes.newest(uid, resourceVersion, deployment);
    if (newest !== deployment && newest === this.#deployment) return { kind: "fresh" };
    this.#deployment = newest;
    return { kind: "changed" };
  }

  /** Begins with the first Deployment, and anew where its successor of the same name selects others. */
  async #followReplicaSets(tell: (news: News) => void, signal: AbortSignal): Promise<void> {
    const selector = this.#deployment ? selectorText(this.#deployment.spec.selector) : null;
    if (selector === (this.#following?.selector ?? null)) return;
    this.#following?.ends.abort();
    this.#following = null;
    this.#replicaSets = null;
    this.#parts.replicaSets = newPart();
    if (selector === null) return;

    const ends = new AbortController();
    this.#following = { selector, ends };
    const followed = { ...replicaSetsTarget(this.#connection, this.#ref.namespace, selector), pick: toReplicaSet };
    await follow(
      this.#connection,
      followed,
      (event) => {
        const news = this.#takeReplicaSets(event);
        tell(news);
        if (news.kind === "changed") this.#lookAtPods();
      },
      { signal: AbortSignal.any([signal, ends.signal]) },
    );
  }

  #takeReplicaSets(event: FollowEvent<ReplicaSet>): News {
    this.#hear("replicaSets", event);
    switch (event.kind) {
      case "snapshot":
        Object.assign(this.#parts.replicaSets, { problem: null, mode: event.mode });
        this.#historyProblem = null;
        this.#replicaSets = new Map(event.items.map(({ uid, value }) => [uid, value]));
        return { kind: "changed" };
      case "changed":
        this.#replicaSets?.set(event.item.uid, event.item.value);
        return { kind: "changed" };
      case "deleted":
        this.#replicaSets?.delete(event.uid);
        return { kind: "changed" };
      case "fresh":
        return this.#fresh("replicaSets");
      case "problem":
        // Without this right the page shows all but the history.
        if (!isForbidden(event.problem)) {
          return this.#problem("replicaSets", event);
        }
        this.#replicaSets = null;
        this.#historyProblem = problemDocument(event.problem);
        return { kind: "changed" };
    }
  }

  #hear(part: PartName, event: FollowEvent<unknown>): void {
    this.#parts[part].heardAt = heardAt(event, this.#parts[part].heardAt);
  }

  #fresh(part: PartName): News {
    this.#parts[part].problem = null;
    const problem = this.#anyProblem();
    return problem ? { kind: "problem", problem, ended: false } : { kind: "fresh" };
  }

  #anyProblem(): ProblemError | null {
    return Object.values(this.#parts).find(({ problem }) => problem !== null)?.problem ?? null;
  }

  #problem(part: PartName, { problem, ended }: { problem: ProblemError; ended: boolean }): News {
    this.#parts[part].problem = problem;
    return { kind: "problem", problem, ended };
  }

  async #readAlone() {
    const { namespace, name } = this.#ref;
    try {
      const deployment = await readDeployment(this.#connection, namespace, name);
      const { uid, resourceVersion } = deployment.metadata;
      return [{ uid, version: resourceVersion, value: deployment }];
    } catch (error) {
      if (error instanceof KubeError && error.status === 404) return [];
      throw error;
    }
  }
}

function isThere(event: Coded<StreamEvent> | null | undefined): event is Coded<StreamEvent> {
  return event !== null && event !== undefined;
}
