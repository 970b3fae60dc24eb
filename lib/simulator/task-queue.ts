const SLICE_MS = 8;

/** Runs small tasks one after the other in macro tasks of at most 8 ms, so that HTTP stays responsive. */
export class TaskQueue {
  #tasks: (() => void)[] = [];
  #at = 0;
  #scheduled = false;
  #stopped = false;

  add(task: () => void): void {
    this.#tasks.push(task);
    this.#schedule();
  }

  /** Runs everything now, and what that adds. */
  drain(): void {
    while (this.#at < this.#tasks.length) this.#tasks[this.#at++]?.();
    this.#tasks = [];
    this.#at = 0;
  }

  get idle(): boolean {
    return this.#at === this.#tasks.length;
  }

  stop(): void {
    this.#stopped = true;
  }

  #schedule(): void {
    if (this.#scheduled || this.#stopped) return;
    this.#scheduled = true;
    setImmediate(() => this.#slice());
  }

  #slice(): void {
    this.#scheduled = false;
    const until = performance.now() + SLICE_MS;
    while (this.#at < this.#tasks.length && performance.now() < until && !this.#stopped) {
      this.#tasks[this.#at++]?.();
    }
    if (this.idle) {
      this.#tasks = [];
      this.#at = 0;
    } else this.#schedule();
  }
}
