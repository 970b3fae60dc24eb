import "server-only";

const REMEMBERED_MS = 30_000;

/**
 * The writes of Rewind that a running watch may not have told yet, so that nobody who wrote sees what was before: where
 * what comes from the cluster is older, what was written is taken for it. Versions are compared as numbers, which they
 * are wherever Kubernetes keeps them in etcd; where they are none, the watch is believed.
 */
export class OwnWrites<Value> {
  readonly #written = new Map<string, { version: bigint; value: Value; at: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Notes a written object. False where `known`, the version that is held, is at least as new. */
  note(uid: string, version: string, value: Value, known: string | undefined): boolean {
    const written = numberOf(version);
    if (written === null) return false;
    const held = known === undefined ? null : numberOf(known);
    if (held !== null && held >= written) return false;
    this.#written.set(uid, { version: written, value, at: this.#now() });
    return true;
  }

  /** What the cluster told of an object; or what was written since, where that version is from before it. */
  newest(uid: string, version: string, told: Value): Value {
    const written = this.#written.get(uid);
    if (!written) return told;
    const number = numberOf(version);
    const older = number !== null && number < written.version && this.#now() - written.at < REMEMBERED_MS;
    if (older) return written.value;
    this.#written.delete(uid);
    return told;
  }
}

function numberOf(version: string): bigint | null {
  return /^\d+$/.test(version) ? BigInt(version) : null;
}
