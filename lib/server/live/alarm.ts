import "server-only";

/** The longest that a timer of Node can wait, in milliseconds. */
const LONGEST_MS = 2_147_483_647;

/** Rings at the earliest moment it was set to, once; whoever hears it sets the next. */
export class Alarm {
  readonly #ring: () => void;
  readonly #signal: AbortSignal;
  #at = Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(ring: () => void, signal: AbortSignal) {
    this.#ring = ring;
    this.#signal = signal;
    signal.addEventListener("abort", () => clearTimeout(this.#timer), { once: true });
  }

  /** `moment` in milliseconds since the epoch; null: at no time. */
  notLaterThan(moment: number | null): void {
    if (moment === null || moment >= this.#at || this.#signal.aborted) return;
    clearTimeout(this.#timer);
    this.#at = moment;
    this.#timer = setTimeout(
      () => {
        this.#at = Infinity;
        this.#ring();
      },
      Math.min(Math.max(moment - Date.now(), 0), LONGEST_MS),
    );
  }
}
