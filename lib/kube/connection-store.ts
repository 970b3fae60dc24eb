import "server-only";
import type { Connection } from "./connection";

/** How much is kept at most: of one connection, and of all. */
export type StoreLimits = { each: number; all: number };

/**
 * What is remembered of clusters, each thing under the connection it was read by: what one identity may see is not told to
 * another, and what a context stood for is not told of what it stands for now. Where there is no room the oldest goes.
 */
export class ConnectionStore<Value> {
  readonly #most: StoreLimits;
  /** The connection that was written to longest ago first, and of each the oldest value first. */
  readonly #of = new Map<Connection, Map<string, Value>>();
  #size = 0;

  constructor(most: StoreLimits) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  get(connection: Connection, key: string): Value | undefined {
    return this.#of.get(connection)?.get(key);
  }

  set(connection: Connection, key: string, value: Value): void {
    this.delete(connection, key);
    const values = this.#of.get(connection) ?? new Map<string, Value>();
    this.#of.delete(connection);
    this.#of.set(connection, values.set(key, value));
    this.#size++;
    if (values.size > this.#most.each) this.#dropOldest(connection, values);
    if (this.#size > this.#most.all) for (const [oldest, its] of this.#of) return this.#dropOldest(oldest, its);
  }

  delete(connection: Connection, key: string): void {
    const values = this.#of.get(connection);
    if (!values?.delete(key)) return;
    this.#size--;
    if (values.size === 0) this.#of.delete(connection);
  }

  /** Forgets all that was read by this connection. */
  evict(connection: Connection): void {
    this.#size -= this.#of.get(connection)?.size ?? 0;
    this.#of.delete(connection);
  }

  #dropOldest(connection: Connection, values: Map<string, Value>): void {
    for (const key of values.keys()) return this.delete(connection, key);
  }
}
