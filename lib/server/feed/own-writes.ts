import "server-only";

const REMEMBERED_MS = 30_000;

/**
 * The writes of Rewind that a running watch may not have told yet, so that nobody who wrote sees what was before: what
 * comes from the watch and is older is passed over. Versions are compared as numbers, which they are wherever Kubernetes
 * keeps them in etcd; where they are none, the watch is believed.
 */
export class OwnWrites {
  readonly #written = new Map<string, { version: bigint; at: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Notes a written object. False where `known`, the version that is held, is at least as new. */
  note(uid: string, version: string, known: string | undefined): boolean {
    const written = numberOf(version);
    if (written === null) return false;
    const held = known === undefined ? null : numberOf(known);
    if (held !== null && held >= written) return false;
    this.#written.set(uid, { version: written, at: this.#now() });
    return true;
  }

  /** Whether this version of an object is from before a write that was noted. */
  isOlder(uid: string, version: string): boolean {
    const written = this.#written.get(uid);
    if (!written) return false;
    const number = numberOf(version);
    const older = number !== null && number < written.version && this.#now() - written.at < REMEMBERED_MS;
    if (!older) this.#written.delete(uid);
    return older;
  }
}

function numberOf(version: string): bigint | null {
  return /^\d+$/.test(version) ? BigInt(version) : null;
}
