import type { QueryClient } from "@tanstack/react-query";
import type { ClusterList } from "@/lib/contract/cluster";
import { needsPerson } from "./freshness";
import { KUBECONFIG_MS } from "./poll-intervals";

/** Where the cache keeps the contexts of the kubeconfig. */
export const CLUSTERS_KEY = ["clusters"] as const;

/** How often a screen that waits for a person looks whether the kubeconfig has changed, in milliseconds. */

/** An empty version is that of a context that was not there, or not readable, when it was last asked for. */
type Contexts = ReadonlyMap<string, { place: string; version: string }>;

/** Asks whether the contexts still stand for what they did: that reads files of this machine, and no cluster. */
export async function lookAtContexts(client: QueryClient): Promise<void> {
  await client.refetchQueries({ queryKey: CLUSTERS_KEY, exact: true }, { cancelRefetch: false });
}

/**
 * Keeps what was read to what the contexts of the kubeconfig stand for by now. Where one stands for another cluster,
 * everything that was read of the old one is dropped; where one has other credentials, what waited for a person is read
 * again. It looks when a reading fails, and every three seconds while a screen waits for a person.
 * @returns how to stop
 */
export function followContexts(client: QueryClient, isHidden = () => document.hidden): () => void {
  const cache = client.getQueryCache();
  let known: Contexts = new Map();
  let timer: ReturnType<typeof setInterval> | undefined;

  const waiting = () =>
    cache
      .findAll({ type: "active" })
      .filter(({ queryKey, state: { error } }) => !isClusters(queryKey) && error !== null && needsPerson(error));
  const compare = (now: Contexts) => {
    const before = known;
    known = new Map([...withoutVersions(before), ...now]);
    for (const [name, { place, version }] of now) {
      const old = before.get(name);
      const isAbout = ({ queryKey }: { queryKey: readonly unknown[] }) =>
        queryKey.includes(name) && !isClusters(queryKey);
      if (!old || (old.place === place && old.version === version)) continue;
      if (old.place !== place) void client.resetQueries({ predicate: isAbout });
      else {
        const again = waiting().filter(isAbout);
        void client.refetchQueries({ predicate: (query) => again.includes(query) });
      }
    }
  };
  const keepLooking = () => {
    if (waiting().length > 0) timer ??= setInterval(() => !isHidden() && void lookAtContexts(client), KUBECONFIG_MS);
    else {
      clearInterval(timer);
      timer = undefined;
    }
  };

  const stop = cache.subscribe((event) => {
    if (event.type !== "updated") return;
    const { action, query } = event;
    if (!isClusters(query.queryKey)) {
      if (action.type === "error" || (action.type === "setState" && query.state.status === "error")) {
        void lookAtContexts(client);
      }
      return keepLooking();
    }
    if (action.type === "success") compare(contextsOf(query.state.data as ClusterList));
    if (action.type === "error") known = withoutVersions(known);
  });
  return () => {
    stop();
    clearInterval(timer);
  };
}

function withoutVersions(contexts: Contexts): Contexts {
  return new Map([...contexts].map(([name, { place }]) => [name, { place, version: "" }]));
}

function isClusters(queryKey: readonly unknown[]): boolean {
  return queryKey.length === 1 && queryKey[0] === CLUSTERS_KEY[0];
}

function contextsOf({ clusters }: ClusterList): Contexts {
  return new Map(clusters.map(({ name, place, version }) => [name, { place, version }]));
}
