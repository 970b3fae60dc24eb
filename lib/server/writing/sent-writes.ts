import "server-only";
import { onceInProcess } from "@/lib/kube/process-state";
import type { Coded } from "@/lib/contract/message";
import { randomUUID } from "node:crypto";
import type { PendingWrite } from "@/lib/contract/pending-write";
import type { WriteState } from "@/lib/contract/write-state";
import type { Effect } from "@/lib/rollout/undo/effect";
import type { Workload } from "@/lib/rollout/workload/workload";

/** For how long a write that was not seen to take effect stands in the way of the next one. */
const LOOKING_MS = 120_000;
/** For how long it can be asked about. */
const KEPT_MS = 15 * 60_000;
/** More writes without an answer within that time are no person's; the oldest are forgotten. */
const MOST = 2_000;

/** A write that was sent. `effect` reads off a Deployment what became of it. */
export type SentWrite = {
  readonly id: string;
  /** Whose it is, to which rollout. */
  readonly place: string;
  readonly verb: PendingWrite["verb"];
  readonly sentAt: number;
  readonly effect: (now: Workload) => Effect | null;
  /** Fulfilled once nobody waits for an answer to it any more. */
  readonly answered: Promise<void>;
};

type Kept = SentWrite & { unknownSince: number | null; seen: Effect | null; release: () => void };

/** The writes that are under way, and those whose effect is not known; milliseconds since the epoch from `now`. */
export class SentWrites {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Notes a write right before it is sent. */
  begin({ place, verb, effect }: Pick<SentWrite, "place" | "verb" | "effect">): SentWrite {
    this.#forgetOld();
    const { promise, resolve } = withResolver();
    const write: Kept = {
      id: randomUUID(),
      place,
      verb,
      sentAt: this.#now(),
      effect,
      answered: promise,
      unknownSince: null,
      seen: null,
      release: resolve,
    };
    this.#kept.set(write.id, write);
    return write;
  }

  /** Nobody waits for its answer any more; it is forgotten unless what became of it is not known. */
  settle({ id }: SentWrite): void {
    const write = this.#kept.get(id);
    write?.release();
    if (write?.unknownSince === null) this.#kept.delete(id);
  }

  /** No answer told what became of it. */
  leaveUnknown({ id }: SentWrite): void {
    const write = this.#kept.get(id);
    if (write) write.unknownSince = this.#now();
  }

  /** The write of that id, where its effect was not known when its time was over. */
  find(place: string, id: string): SentWrite | undefined {
    this.#forgetOld();
    const write = this.#kept.get(id);
    return write?.place === place && write.unknownSince !== null ? write : undefined;
  }

  /** The one at that place whose answer is waited for. */
  underWay(place: string): SentWrite | undefined {
    return [...this.#kept.values()].find((write) => write.place === place && write.unknownSince === null);
  }

  /** The last one at that place that may still take effect with the Deployment as it is `now`, and was sent not long ago. */
  mayStillCome(place: string, now: Workload): SentWrite | undefined {
    return [...this.#kept.values()].findLast(
      (write) => write.place === place && write.unknownSince !== null && this.see(write, now) === "looking",
    );
  }

  /** What is known of it by a reading of the Deployment. What was seen once stays so. */
  see({ id }: SentWrite, now: Workload): Coded<WriteState>["state"] {
    const write = this.#kept.get(id);
    if (!write) return "not-seen";
    write.seen ??= write.effect(now);
    return write.seen ?? (this.#now() - (write.unknownSince ?? this.#now()) < LOOKING_MS ? "looking" : "not-seen");
  }

  /** How it is told over the wire. */
  describe({ id, verb, sentAt }: SentWrite): PendingWrite {
    const answered = this.#kept.get(id)?.unknownSince !== null;
    return { id, verb, sentAt: new Date(sentAt).toISOString(), answered };
  }

  /** As after a restart. */
  forgetAll(): void {
    this.#kept.clear();
  }

  #forgetOld(): void {
    for (const { id, unknownSince } of this.#kept.values()) {
      const isOld = unknownSince !== null && this.#now() - unknownSince > KEPT_MS;
      if (isOld || (unknownSince !== null && this.#kept.size >= MOST)) this.#kept.delete(id);
    }
  }
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** Those of this process. */
export const sentWrites = onceInProcess("sent-writes", () => new SentWrites());
