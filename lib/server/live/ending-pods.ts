import "server-only";
import { type Clock, realClock } from "@/lib/kube/clock";
import type { Connection } from "@/lib/kube/connection";
import { toPod } from "@/lib/kube/narrow-pods";
import { podsTarget } from "@/lib/kube/pods";
import { follow, type FollowEvent } from "@/lib/kube/watch";
import { endingPods, mayStillEnd } from "@/lib/rollout/history/terminating-pods";
import type { Pod } from "@/lib/rollout/objects/pod-objects";
import { selectorText } from "@/lib/rollout/objects/selector";
import type { PartialHistory } from "../reading/history";
import { WatchedSet } from "./watched-set";

type Reports = {
  /** Another number of pods is ending. */
  tell: () => void;
  /** Something broke that is a mistake of ours. */
  fail: (error: unknown) => void;
  /** Ends it. */
  signal: AbortSignal;
};

/**
 * The pods that are still ending after a rollout is complete, on a cluster that does not count them: they are watched until
 * the last of them is gone, and only then where the rollout ended so lately that there may be any.
 */
export class EndingPods {
  readonly #connection: Connection;
  readonly #namespace: string;
  readonly #reports: Reports;
  readonly #clock: Clock;
  #history: PartialHistory | null = null;
  #following: AbortController | null = null;
  readonly #pods = new WatchedSet<Pod>();
  #count = 0;
  /** Which end of which rollout was looked at: there is nothing more to see of it. */
  #seen: string | null = null;

  constructor(connection: Connection, namespace: string, reports: Reports, clock = realClock) {
    this.#connection = connection;
    this.#namespace = namespace;
    this.#reports = reports;
    this.#clock = clock;
    reports.signal.addEventListener("abort", () => this.#rest(), { once: true });
  }

  /** How many are ending; null while nobody looks, or has not seen any. */
  get count(): number | null {
    return this.#count === 0 ? null : this.#count;
  }

  /** The rollout is now like this; null: it is not there, or not known. */
  take(history: PartialHistory | null): void {
    const ended = history && endOf(history);
    if (!history?.stored || this.#reports.signal.aborted || ended === null) return this.#rest();
    this.#history = history;
    if (this.#following) return this.#look();
    if (ended === this.#seen || !mayStillEnd(history.workload, history.stored, this.#clock.now())) return;
    this.#seen = ended;
    this.#begin(selectorText(history.workload.spec.selector));
  }

  #begin(selector: string): void {
    this.#following = new AbortController();
    const { signal } = this.#following;
    const followed = { ...podsTarget(this.#connection, this.#namespace, selector), pick: toPod };
    follow(this.#connection, followed, (event) => this.#takePods(event), { signal, clock: this.#clock }).catch(
      this.#reports.fail,
    );
  }

  #takePods(event: FollowEvent<Pod>): void {
    const news = this.#pods.take(event);
    // Who may not read pods is told less, and a cluster that does not answer is told by others.
    if (news.kind === "problem" && (this.#pods.size === null || news.ended)) this.#giveUp();
    if (news.kind === "told") this.#look();
  }

  #look(): void {
    const { workload, stored } = this.#history ?? {};
    const pods = this.#pods.values;
    if (!workload || !stored || !pods) return;
    const { ending, left } = endingPods(workload, stored, pods);
    const isNews = ending !== this.#count;
    this.#count = ending;
    if (!left) this.#rest();
    if (isNews) this.#reports.tell();
  }

  #giveUp(): void {
    const wasTold = this.#count > 0;
    this.#rest();
    if (wasTold) this.#reports.tell();
  }

  #rest(): void {
    this.#following?.abort();
    this.#following = null;
    this.#history = null;
    this.#pods.forget();
    this.#count = 0;
  }
}

/** Names the end of a rollout; null while it has none. */
function endOf({ workload, stored }: PartialHistory): string | null {
  const progress = workload.kind.progressOf(workload);
  if (!stored || progress?.kind !== "done") return null;
  return `${workload.metadata.uid} ${progress.condition.lastUpdateTime ?? ""}`;
}
