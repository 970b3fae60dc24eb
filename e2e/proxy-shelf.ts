import type { Cluster } from "./clusters/cluster";
import type { RecordingProxy } from "./clusters/recording-proxy";

/**
 * The proxies that a worker's Rewinds see the cluster through. One whose spec only looked on is handed to the next spec
 * that asks for the same, and with it the Rewind behind it: starting one costs more than most specs.
 */
export class ProxyShelf {
  readonly #cluster: Cluster;
  readonly #kept = new Map<string, RecordingProxy>();
  readonly #lent = new Map<string, RecordingProxy>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** A proxy that has recorded nothing yet and disturbs nothing; within one spec and for one key always the same. */
  async lend(key: string): Promise<RecordingProxy> {
    const lent = this.#lent.get(key) ?? this.#kept.get(key) ?? (await this.#cluster.lastingProxy());
    this.#kept.delete(key);
    this.#lent.set(key, lent);
    return lent;
  }

  /** Takes back what was lent. What Rewind still asks about the spec's `namespace` is no business of the next one. */
  async endOfSpec(namespace: string, { passed }: { passed: boolean }): Promise<void> {
    for (const [key, proxy] of this.#lent) {
      if (passed && proxy.handOn(namespace)) this.#kept.set(key, proxy);
      else await proxy.close();
    }
    this.#lent.clear();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#kept.values()].map((proxy) => proxy.close()));
  }
}
