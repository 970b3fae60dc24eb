import "server-only";
import { message } from "@/lib/contract/message";
import { onceInProcess } from "./process-state";
import { createHash } from "node:crypto";
import { Agent, type Dispatcher, ProxyAgent } from "undici";
import { ProblemError } from "@/lib/contract/problem-error";
import type { TlsMaterial } from "./credentials";
import type { Environment, KubeContext, UsableContext } from "./kubeconfig";
import { proxyUrlOf } from "./proxy-url";

/**
 * How one cluster is asked as one somebody. `key` names both; `print` is that of what the names stand for, server and
 * credential: whatever is cached or shared is kept under both.
 */
export type Connection = { key: string; print: string; context: UsableContext; environment: Environment };

const CONNECT_TIMEOUT_MS = 5_000;
/** Below the idle limits of common load balancers (60 s), so that a kept connection is never a dead one. */
const KEEP_ALIVE_MS = 30_000;
const MAX_CONNECTIONS = 32;
/** A watch holds its connection for minutes, so watches have a pool of their own: they never keep a person's click waiting. */
const MAX_WATCHES = 512;

const PURPOSES = ["requests", "watches"] as const;

/** So many are known at once, and for so long one that nobody uses. */
const MOST = 200;
const UNUSED_MS = 60 * 60_000;

type Known = { connection: Connection; usedAt: number; users: number };

/**
 * The newest by its key, for as long as the context stands for the same, whatever else changes in the kubeconfig:
 * credentials are remembered with it. The one that was asked for longest ago first. `stores` hold what was read by them.
 */
const connections = onceInProcess("connections", () => ({
  byKey: new Map<string, Known>(),
  stores: new Set<{ evict: (connection: Connection) => void }>(),
}));

/** The newest pool of each connection; a pool whose TLS material or server has changed is closed. */
const pools = onceInProcess("pools", () => new Map<string, { fingerprint: string; dispatcher: Dispatcher }>());

/**
 * The connection of one context as one identity. Nothing is opened yet.
 * @throws ProblemError kubeconfig-unreadable where the context names a cluster or user that is not there
 */
export function connectionTo(
  context: KubeContext,
  identityKey: string,
  environment: Environment,
  now: () => number = Date.now,
): Connection {
  const asked = usable(context);
  const key = JSON.stringify([context.name, identityKey]);
  const print = contextPrint(context);
  const known = connections.byKey.get(key);
  connections.byKey.delete(key);
  if (known?.connection.print === print && known.connection.environment === environment) {
    known.usedAt = now();
    connections.byKey.set(key, known);
    return known.connection;
  }
  if (known) evict(known.connection);
  const connection = { key, print, context: asked, environment };
  connections.byKey.set(key, { connection, usedAt: now(), users: 0 });
  forgetUnused(now());
  return connection;
}

/** Has a store forget what was read by a connection as soon as nobody uses that any more. Gives back the store. */
export function forgottenWithConnection<Store extends { evict: (connection: Connection) => void }>(
  store: Store,
): Store {
  connections.stores.add(store);
  return store;
}

/** Keeps a connection known although nobody asks for it, until the function that it gives back is called. */
export function inUse(connection: Connection): () => void {
  const count = (by: 1 | -1) => {
    const known = connections.byKey.get(connection.key);
    if (known?.connection !== connection) return;
    known.users += by;
    known.usedAt = Date.now();
  };
  count(1);
  return () => count(-1);
}

/** Forgets those that nobody has used for long, and those unused longest where there are too many. */
function forgetUnused(now: number): void {
  for (const [key, { connection, usedAt, users }] of connections.byKey) {
    if (users > 0 || (connections.byKey.size <= MOST && now - usedAt < UNUSED_MS)) continue;
    connections.byKey.delete(key);
    evict(connection);
    for (const purpose of PURPOSES) closePool(`${purpose} ${key}`);
  }
}

function evict(connection: Connection): void {
  for (const store of connections.stores) store.evict(connection);
}

/** Requests under way are answered first. */
function closePool(key: string): void {
  const dispatcher = pools.get(key)?.dispatcher;
  pools.delete(key);
  dispatcher?.close().catch(() => dispatcher.destroy());
}

/**
 * What tells that a context stands for something else than before: its server, or as whom it is asked. Made of
 * credentials, so that it does not leave the server.
 */
export function contextPrint({ cluster, user }: KubeContext): string {
  return fingerprintOf([cluster, user]);
}

/** What tells that a context stands for another cluster, whoever asks. */
export function placePrint({ cluster }: KubeContext): string {
  return fingerprintOf([cluster && { ...cluster, name: null }]);
}

function usable(context: KubeContext): UsableContext {
  const { cluster, user, flaw } = context;
  if (flaw !== null) {
    throw new ProblemError(
      "kubeconfig-unreadable",
      message("problem.context-flawed", { context: context.name, ...flaw }),
      {
        advice: message("problem.context-flawed.advice"),
      },
    );
  }
  if (!cluster) throw incomplete(context, "cluster", context.clusterName);
  if (!user) throw incomplete(context, "user", context.userName);
  if (!URL.canParse(cluster.server) || !/^https?:$/.test(new URL(cluster.server).protocol)) {
    throw incomplete(context, "server", cluster.server);
  }
  return { ...context, cluster, user };
}

/**
 * The pool to send a connection's requests or watches through: kept alive, HTTP/1.1, one of each per cluster, identity
 * and TLS material.
 */
export function dispatcherOf(
  connection: Connection,
  tls: TlsMaterial,
  purpose: (typeof PURPOSES)[number] = "requests",
): Dispatcher {
  const { cluster } = connection.context;
  const proxy = proxyOf(connection);
  const fingerprint = fingerprintOf([
    cluster.server,
    proxy,
    tls.ca,
    tls.cert,
    tls.key,
    tls.servername,
    tls.rejectUnauthorized,
  ]);
  const key = `${purpose} ${connection.key}`;
  const known = pools.get(key);
  if (known?.fingerprint === fingerprint) return known.dispatcher;

  closePool(key);
  const dispatcher = open(proxy, tls, purpose === "watches" ? MAX_WATCHES : MAX_CONNECTIONS);
  pools.set(key, { fingerprint, dispatcher });
  return dispatcher;
}

/** The proxy that a connection goes through, or null. */
export function proxyOf({ context: { cluster }, environment }: Connection): string | null {
  return proxyUrlOf(cluster.server, cluster.proxyUrl, environment);
}

/** Closes every pool, for a process that ends. */
export async function closeConnections(): Promise<void> {
  const closing = [...pools.values()].map(({ dispatcher }) => dispatcher.destroy());
  pools.clear();
  await Promise.all(closing);
}

function open(proxy: string | null, tls: TlsMaterial, connections: number): Dispatcher {
  const connect = { ...tls, timeout: CONNECT_TIMEOUT_MS, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS };
  const options = { connections, keepAliveTimeout: KEEP_ALIVE_MS, allowH2: false };
  if (proxy === null) return new Agent({ ...options, connect } as Agent.Options);
  return new ProxyAgent({
    ...options,
    uri: proxy,
    requestTls: connect,
    connect: { timeout: CONNECT_TIMEOUT_MS },
  } as ProxyAgent.Options);
}

function fingerprintOf(parts: readonly unknown[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(Buffer.isBuffer(part) ? part : JSON.stringify(part ?? null)).update("\0");
  return hash.digest("base64");
}

function incomplete(context: KubeContext, what: "cluster" | "user" | "server", name: string): ProblemError {
  return new ProblemError(
    "kubeconfig-unreadable",
    message("problem.context-incomplete", { context: context.name, what, name }),
    { advice: message("problem.context-incomplete.advice", { what }) },
  );
}
