import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Diagnosis } from "@/lib/contract/finding";
import { ProblemError } from "@/lib/contract/problem-error";
import type { StreamEvent } from "@/lib/contract/stream";
import { type Clock, realClock } from "@/lib/kube/clock";
import type { Connection } from "@/lib/kube/connection";
import { isForbidden } from "@/lib/kube/errors";
import { toPod } from "@/lib/kube/narrow-pods";
import { podsTarget } from "@/lib/kube/pods";
import { follow, type FollowEvent } from "@/lib/kube/watch";
import type { KubeEvent, Pod } from "@/lib/rollout/objects/pod-objects";
import { selectorText } from "@/lib/rollout/objects/selector";
import { ownedSets } from "@/lib/rollout/history/ownership";
import { mayBeStuck } from "@/lib/rollout/state/lead";
import { standingOf } from "@/lib/rollout/state/standing";
import { diagnosisFrom, eventsFor, type ReadOrNote, notLookedAt } from "../reading/diagnose";
import type { PartialHistory } from "../reading/history";
import { liveDigest } from "../reading/live-digest";
import { WatchedSet } from "./watched-set";

/** In milliseconds. Pods are told as they change; events, which nobody can watch for a few objects, are read again. */
const PACE = { few: 250, many: 2_000, eventsAtMost: 2_000, again: 3_000 };
/** From so many replicas on their marks are a large frame. */
const MANY = 200;

type Reports = {
  /** A diagnosis is new. */
  tell: () => void;
  /** Why its pods cannot be followed at present although they were; null once they can. */
  away: (problem: ProblemError | null) => void;
  /** Something broke that is a mistake of ours. */
  fail: (error: unknown) => void;
  /** Ends it. */
  signal: AbortSignal;
};

type Said = { digest: string; diagnosis: Coded<Diagnosis> };

/**
 * The diagnosis of one rollout for as long as it has not come to its end: its pods are watched meanwhile, and only then.
 * One reading at a time, so that a burst of changes is one.
 */
export class LiveDiagnosis {
  readonly #connection: Connection;
  readonly #namespace: string;
  readonly #reports: Reports;
  readonly #clock: Clock;
  #history: PartialHistory | null = null;
  #following: { selector: string; ends: AbortController } | null = null;
  readonly #pods = new WatchedSet<Pod>();
  /** Why no pods could be looked at; null while they are known, or nothing is known yet. */
  #noPods: ReadOrNote<Pod[]> | null = null;
  #problem: ProblemError | null = null;
  #events: { looked: ReadOrNote<KubeEvent[]>; at: number } | null = null;
  #said: Said | null = null;
  #isOutdated = false;
  #napping: AbortController | null = null;
  #waiting: (() => void)[] = [];

  constructor(connection: Connection, namespace: string, reports: Reports, clock = realClock) {
    this.#connection = connection;
    this.#namespace = namespace;
    this.#reports = reports;
    this.#clock = clock;
    reports.signal.addEventListener("abort", () => this.#rest(), { once: true });
  }

  /** The rollout is now like this; null: it is not there, or not known. */
  take(history: PartialHistory | null): void {
    const { signal } = this.#reports;
    if (!history || signal.aborted || !mayBeStuckNow(history)) {
      return this.#rest();
    }
    const selector = selectorText(history.workload.spec.selector);
    if (this.#following?.selector !== selector) this.#begin(selector);
    // What was found out about one template says nothing about the next.
    if (this.#said && this.#said.digest !== liveDigest(history.workload)) this.#said = this.#events = null;
    this.#history = history;
    this.#outdate();
  }

  /** What was said last, for a reader who comes now. */
  event(): Coded<StreamEvent> | null {
    return this.#said && { type: "diagnosis", ...this.#said };
  }

  /** When the cluster was last heard about pods, in milliseconds since the epoch; null where they are not followed. */
  heardAt(): number | null {
    return this.#pods.heardAt;
  }

  /** Waits for the first diagnosis; null where the rollout needs none. */
  async known(): Promise<Coded<Diagnosis> | null> {
    if (this.#following && !this.#said) await new Promise<void>((go) => this.#waiting.push(go));
    return this.#said?.diagnosis ?? null;
  }

  #begin(selector: string): void {
    this.#rest();
    const ends = new AbortController();
    const { signal } = ends;
    this.#following = { selector, ends };
    const followed = { ...podsTarget(this.#connection, this.#namespace, selector), pick: toPod };
    const take = (event: FollowEvent<Pod>) => {
      this.#takePods(event);
      if (event.kind !== "fresh") this.#outdate();
    };
    follow(this.#connection, followed, take, { signal, clock: this.#clock }).catch(this.#reports.fail);
    this.#goOn(signal).catch(this.#reports.fail);
  }

  #takePods(event: FollowEvent<Pod>): void {
    const news = this.#pods.take(event);
    if (news.kind === "problem") {
      if (this.#pods.size !== null && !news.ended && !isForbidden(news.problem)) return this.#away(news.problem);
      // Before the first pods: that a cluster does not answer is said by those who follow the rollout itself.
      this.#pods.forget();
      this.#noPods = notLookedAt("pods", news.problem);
    } else if (this.#pods.size !== null) this.#noPods = null;
    this.#away(null);
  }

  get #hasLooked(): boolean {
    return this.#pods.size !== null || this.#noPods !== null;
  }

  /** What is known of the pods; null while nothing is. */
  #lookedAtPods(): ReadOrNote<Pod[]> | null {
    const found = this.#pods.values;
    return found ? { found, note: null } : this.#noPods;
  }

  #away(problem: ProblemError | null): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#reports.away(problem);
  }

  /** Diagnoses after every change, and again after a while: events and time go on without one. */
  async #goOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const pods = this.#lookedAtPods();
      if (this.#isOutdated && pods) await this.#diagnose(pods, signal);
      if (signal.aborted) return;
      const isMany = (this.#history?.workload.spec.replicas ?? 1) >= MANY;
      if (this.#said) await this.#clock.sleep(isMany ? PACE.many : PACE.few, signal);
      if (!this.#isOutdated || !this.#hasLooked) await this.#nap(signal);
    }
  }

  async #diagnose(looked: ReadOrNote<Pod[]>, signal: AbortSignal): Promise<void> {
    if (!this.#history) return;
    this.#isOutdated = false;
    if (!this.#events || this.#clock.now() - this.#events.at >= PACE.eventsAtMost) {
      const events = await eventsFor(this.#connection, this.#history, looked.found).catch((error: unknown) => {
        const note = unread(error);
        // A cluster that is away for a moment takes nothing back of what it said.
        return this.#events?.looked ?? note;
      });
      if (signal.aborted) return;
      this.#events = { looked: events, at: this.#clock.now() };
    }
    const diagnosis = diagnosisFrom(this.#history, looked, this.#events.looked);
    this.#said = { digest: liveDigest(this.#history.workload), diagnosis };
    this.#wake();
    this.#reports.tell();
  }

  async #nap(signal: AbortSignal): Promise<void> {
    this.#napping = new AbortController();
    await this.#clock.sleep(PACE.again, AbortSignal.any([signal, this.#napping.signal]));
    this.#napping = null;
    this.#isOutdated = true;
  }

  #outdate(): void {
    this.#isOutdated = true;
    if (this.#hasLooked) this.#napping?.abort();
  }

  #rest(): void {
    this.#following?.ends.abort();
    this.#away(null);
    this.#following = null;
    this.#history = null;
    this.#pods.forget();
    this.#noPods = null;
    this.#events = null;
    this.#said = null;
    this.#wake();
  }

  #wake(): void {
    for (const go of this.#waiting.splice(0)) go();
  }
}

function mayBeStuckNow({ workload, stored }: PartialHistory): boolean {
  return mayBeStuck(standingOf(workload, ownedSets(workload, stored)));
}

/** The rollout goes on being followed where only its events could not be read. Errors of ours are thrown again. */
function unread(error: unknown): ReadOrNote<never> {
  if (!(error instanceof ProblemError)) throw error;
  return notLookedAt("events", error);
}
