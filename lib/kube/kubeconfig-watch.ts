import "server-only";

/** In milliseconds. */
const EVERY = 1_000;

/**
 * Looks again and again whether the kubeconfig is another one, for as long as somebody wants to know. A file that is
 * being written is not judged: what is told has looked the same twice.
 */
export class KubeconfigWatch {
  readonly #fingerprint: () => string;
  readonly #changed: () => void;
  #timer: NodeJS.Timeout | undefined;
  #known = "";
  #seen = "";

  /** @param fingerprint what it looks at: the same for the same files */
  constructor(fingerprint: () => string, changed: () => void) {
    this.#fingerprint = fingerprint;
    this.#changed = changed;
  }

  /** Goes on with what it knows where it looks already. */
  begin(): void {
    if (this.#timer) return;
    this.#known = this.#seen = this.#fingerprint();
    this.#timer = setInterval(() => this.#look(), EVERY).unref();
  }

  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    const now = this.#fingerprint();
    const isSettled = now === this.#seen;
    this.#seen = now;
    if (!isSettled || now === this.#known) return;
    this.#known = now;
    this.#changed();
  }
}
