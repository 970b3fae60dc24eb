import "server-only";
import { onceInProcess } from "@/lib/kube/process-state";
import process from "node:process";
import type { RolloutRef } from "@/lib/contract/rollout";
import { ProblemError } from "@/lib/contract/problem-error";
import { type Connection, inUse } from "@/lib/kube/connection";
import { kubeconfigFingerprint } from "@/lib/kube/kubeconfig";
import { KubeconfigWatch } from "@/lib/kube/kubeconfig-watch";
import type { Workload } from "@/lib/rollout/workload/workload";
import { readConfig } from "../config";
import { isCurrent } from "../identity";
import { log } from "../log";
import type { Content } from "./feed-content";
import { Feed, PACE } from "./feed";
import type { ListContent } from "./list-content";
import { RolloutContent } from "./rollout-content";

/** Feeds that nobody reads at present and that are kept for who comes back: of one connection, and of all. */
const MOST_UNREAD = { each: 12, all: 48 };

type Running = {
  lists: Map<string | null, Feed<ListContent>>;
  rollouts: Map<string, Feed<RolloutContent>>;
  /** Says that the connection is no longer in use here. */
  free: () => void;
};

/** By connection, that is by cluster and identity: what one may read is not told to another. */
const running = onceInProcess("feeds", () => new Map<Connection, Running>());
const looks = onceInProcess(
  "kubeconfig-watch",
  () => new KubeconfigWatch(() => kubeconfigFingerprint(readConfig().environment), endOutdated),
);

/** The feed of the rows of one namespace, or with null of all; begun where none runs. */
export function listFeed(
  connection: Connection,
  namespace: string | null,
  begin: () => ListContent,
): { feed: Feed<ListContent>; isNew: boolean } {
  return shared(connection, (feeds) => feeds.lists, namespace, begin);
}

/** The feed of one rollout; begun where none runs. */
export function rolloutFeed(connection: Connection, ref: RolloutRef): { feed: Feed<RolloutContent>; isNew: boolean } {
  const begin = () => new RolloutContent(connection, ref);
  return shared(connection, (feeds) => feeds.rollouts, keyOf(ref), begin);
}

/** Tells every feed that shows this Deployment how it is by now: Rewind has just written it, or read it by itself. */
export function noteNewer(connection: Connection, newer: Workload): void {
  const feeds = running.get(connection);
  const { namespace, name } = newer.metadata;
  feeds?.rollouts.get(keyOf({ kind: newer.kind.resource, namespace, name }))?.note(newer);
  feeds?.lists.get(namespace)?.note(newer);
  feeds?.lists.get(null)?.note(newer);
}

/** The feed of one rollout where one runs. */
export function runningRolloutFeed(connection: Connection, ref: RolloutRef) {
  return running.get(connection)?.rollouts.get(keyOf(ref)) ?? null;
}

/** Ends them all, for a process that ends. */
export function stopFeeds(): void {
  for (const feed of feedsOf([...running.values()])) feed.stop();
}

function shared<Key, C extends Content>(
  connection: Connection,
  choose: (feeds: Running) => Map<Key, Feed<C>>,
  key: Key,
  begin: () => C,
): { feed: Feed<C>; isNew: boolean } {
  const feeds: Running = running.get(connection) ?? {
    lists: new Map(),
    rollouts: new Map(),
    free: inUse(connection),
  };
  running.set(connection, feeds);
  const kind = choose(feeds);
  const known = kind.get(key);
  if (known) return { feed: known, isNew: false };
  endWithProcess();

  const ended = () => {
    kind.delete(key);
    if (feeds.lists.size + feeds.rollouts.size === 0 && running.delete(connection)) feeds.free();
    if (running.size === 0) looks.end();
    tellCount("ended");
  };
  const feed = new Feed(begin(), ended, PACE, () => standingOf(connection) === "outdated");
  kind.set(key, feed);
  looks.begin();
  endSurplus(feeds, feed);
  tellCount("begun");
  return { feed, isNew: true };
}

/**
 * Ends what follows a context that stands for something else by now, or for nothing: feeds belong to what a context is,
 * not to its name.
 */
function endOutdated(): void {
  for (const [connection, feeds] of running) {
    const standing = standingOf(connection);
    if (standing === "current") continue;
    for (const feed of feedsOf([feeds])) {
      if (standing === "outdated") feed.stop();
      else feed.fail(standing);
    }
  }
}

function standingOf(connection: Connection): "current" | "outdated" | ProblemError {
  try {
    return isCurrent(connection) ? "current" : "outdated";
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

/** Ends the oldest of those that nobody reads, so that whoever asks for one thing after the other leaves few behind. */
function endSurplus(ofConnection: Running, newest: Feed<Content>): void {
  for (const [some, most] of [
    [[ofConnection], MOST_UNREAD.each],
    [[...running.values()], MOST_UNREAD.all],
  ] as const) {
    const unread = feedsOf(some).filter((feed) => feed !== newest && feed.readers === 0);
    unread.sort((a, b) => a.begunAt - b.begunAt);
    for (const feed of unread.slice(0, Math.max(0, unread.length + 1 - most))) feed.stop();
  }
}

function feedsOf(some: readonly Running[]): Feed<Content>[] {
  return some.flatMap(({ lists, rollouts }) => [...lists.values(), ...rollouts.values()]);
}

/** A server that is told to end waits for its answers, and a stream has no end of its own. */
function endWithProcess(): void {
  onceInProcess("feeds-end", () => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stopFeeds);
    return true;
  });
}

function tellCount(event: "begun" | "ended"): void {
  const all = feedsOf([...running.values()]);
  log.debug({ feeds: all.length, readers: all.reduce((sum, { readers }) => sum + readers, 0), event }, "feeds");
}

function keyOf({ kind, namespace, name }: Omit<RolloutRef, "cluster">): string {
  return `${namespace}/${kind}/${name}`;
}
