export type Timer = { at: number; act: () => void; cancelled: boolean };

const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * The cluster's time. It runs `speed` times as fast as the machine's; at speed 0 it stands still until `advance`, which
 * is how days of history are made in a moment.
 */
export class Clock {
  #base: number;
  #since = performance.now();
  #speed: number;
  readonly #heap: Timer[] = [];
  #waking: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor({ start = Date.now(), speed = 1 }: { start?: number; speed?: number } = {}) {
    this.#base = start;
    this.#speed = speed;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#base + (performance.now() - this.#since) * this.#speed;
  }

  /** RFC 3339 in whole seconds, as every time of the API is. */
  stamp(at = this.now()): string {
    return `${new Date(at).toISOString().slice(0, 19)}Z`;
  }

  set speed(speed: number) {
    this.#base = this.now();
    this.#since = performance.now();
    this.#speed = speed;
    this.#wake();
  }

  /** Runs `act` after so many milliseconds of the cluster's time; never within this call. */
  after(ms: number, act: () => void): Timer {
    const timer = { at: this.now() + Math.max(ms, 0), act, cancelled: false };
    push(this.#heap, timer);
    if (this.#heap[0] === timer) this.#wake();
    return timer;
  }

  cancel(timer: Timer | undefined): void {
    if (timer) timer.cancelled = true;
  }

  /** Lets so much time pass at once; `settle` is called before and after everything that falls due meanwhile. */
  advance(ms: number, settle: () => void): void {
    const target = this.now() + ms;
    for (;;) {
      settle();
      const next = this.#next();
      if (!next || next.at > target) break;
      this.#moveTo(Math.max(next.at, this.now()));
      pop(this.#heap);
      next.act();
    }
    this.#moveTo(target);
    this.#wake();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#waking);
  }

  #moveTo(at: number): void {
    this.#base = at;
    this.#since = performance.now();
  }

  #next(): Timer | undefined {
    while (this.#heap[0]?.cancelled) pop(this.#heap);
    return this.#heap[0];
  }

  #wake(): void {
    clearTimeout(this.#waking);
    const next = this.#next();
    if (!next || this.#speed === 0 || this.#stopped) return;
    const wait = Math.min(Math.max((next.at - this.now()) / this.#speed, 0), LONGEST_TIMEOUT_MS);
    this.#waking = setTimeout(() => this.#fire(), wait);
  }

  #fire(): void {
    for (let next = this.#next(); next && next.at <= this.now(); next = this.#next()) {
      pop(this.#heap);
      next.act();
    }
    this.#wake();
  }
}

function push(heap: Timer[], timer: Timer): void {
  let at = heap.push(timer) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent];
    if (!above || above.at <= timer.at) break;
    heap[at] = above;
    heap[parent] = timer;
    at = parent;
  }
}

function pop(heap: Timer[]): void {
  const last = heap.pop();
  if (heap.length === 0 || !last) return;
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    const child = left && right && right.at < left.at ? 2 * at + 2 : 2 * at + 1;
    const below = heap[child];
    if (!below || below.at >= last.at) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = last;
}
