import "server-only";

/**
 * How long to wait for the other side of a connection: `signal` aborts once nothing was heard for so long, or as soon as
 * `outer` aborts. `stop` has to be called in the end.
 */
export class Patience {
  readonly #ends = new AbortController();
  readonly #outer: AbortSignal;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;
  readonly #abort = () => this.#ends.abort(this.#outer.reason);

  constructor(outer: AbortSignal) {
    this.#outer = outer;
    if (outer.aborted) this.#abort();
    else outer.addEventListener("abort", this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#ends.signal;
  }

  /** Whether it came to its end, rather than that of `outer`. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** From now on it waits for so many milliseconds. */
  wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      this.#ends.abort(new DOMException("nothing was heard for too long", "TimeoutError"));
    }, milliseconds);
  }

  /** Something came, so that it waits as long once more. */
  heard(): void {
    if (!this.signal.aborted) this.#timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener("abort", this.#abort);
  }
}

/** The same chunks; each of them was heard, and is told. */
export async function* heardFrom(
  chunks: AsyncIterable<Buffer>,
  patience: Patience,
  tell?: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    patience.heard();
    tell?.(chunk);
    yield chunk;
  }
}
