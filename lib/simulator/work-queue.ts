import type { Clock } from "./clock";
import type { TaskQueue } from "./task-queue";

const FIRST_BACKOFF_MS = 5;
const MAX_BACKOFF_MS = 1_000_000;

/** Keys that a controller has to look at: each once at a time, failures again after a growing pause. */
export class WorkQueue {
  readonly #queued = new Set<string>();
  readonly #failures = new Map<string, number>();
  readonly #tasks: TaskQueue;
  readonly #clock: Clock;
  readonly #sync: (key: string) => void;

  constructor(tasks: TaskQueue, clock: Clock, sync: (key: string) => void) {
    this.#tasks = tasks;
    this.#clock = clock;
    this.#sync = sync;
  }

  add(key: string): void {
    if (this.#queued.has(key)) return;
    this.#queued.add(key);
    this.#tasks.add(() => {
      this.#queued.delete(key);
      this.#process(key);
    });
  }

  addAfter(key: string, ms: number): void {
    this.#clock.after(ms, () => this.add(key));
  }

  addRateLimited(key: string): void {
    const failures = this.#failures.get(key) ?? 0;
    this.#failures.set(key, failures + 1);
    this.addAfter(key, Math.min(FIRST_BACKOFF_MS * 2 ** failures, MAX_BACKOFF_MS));
  }

  #process(key: string): void {
    try {
      this.#sync(key);
      this.#failures.delete(key);
    } catch (error) {
      if (!(error instanceof Retry)) throw error;
      this.addRateLimited(key);
    }
  }
}

/** A sync that could not do all it should, and wants to be called again. */
export class Retry extends Error {}
