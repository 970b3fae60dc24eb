import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { authorize, refusal } from "../access/rbac";
import { review } from "../access/reviews";
import { ADMIN, type User } from "../api/actor";
import { apiVersionOf } from "../resources";
import { forbidden, StatusError } from "../status-error";
import type { Authority } from "./certificate";
import { discover } from "./discovery";
import { disturb } from "./faults";
import { openApi } from "./openapi";
import { readOrWatch } from "./read";
import { bodyOf, objectOf, type Place, placeOf, type ResourceRequest, resourceOf, verbOf } from "./request";
import { sendJson, sendStatus, sendText } from "./respond";
import type { ServedCluster } from "./served-cluster";
import { write } from "./write";

const OPEN_PATHS = ["/healthz", "/livez", "/readyz", "/version"];

export type Listening = { port: number; close(): Promise<void> };

/** Serves the cluster's API on loopback, for users with a token or a certificate of the authority. */
export async function serve(cluster: ServedCluster, { server: pair }: Authority, port: number): Promise<Listening> {
  const tls = { cert: pair.certificate, key: pair.key, ca: pair.certificate };
  const server = createServer({ ...tls, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    void answer(cluster, request, response);
  });
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function answer(cluster: ServedCluster, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await route(cluster, request, response);
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    if (error instanceof StatusError) return sendStatus(response, error);
    console.error(error);
    sendStatus(response, new StatusError(500, "InternalError", `Internal error occurred: ${String(error)}`));
  }
}

async function route(cluster: ServedCluster, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "GET", headers } = request;
  const { pathname: path, searchParams: query } = new URL(request.url ?? "/", "http://cluster");
  const pathname = path.length > 1 ? path.replace(/\/$/, "") : path;
  if (await disturb(cluster.faults, { method, path: request.url ?? "/", watch: query.has("watch") }, response)) return;
  const user = userOf(cluster, request);
  if (!user) throw new StatusError(401, "Unauthorized", "Unauthorized");
  if (OPEN_PATHS.includes(pathname)) return open(pathname, response);
  const place = placeOf(pathname);
  if (!place) return documents(user, pathname, headers, response);
  const resource = resourceOf(place);
  mayThey(cluster, user, place, verbOf(method, place.name, query));
  if (method === "POST" && place.name === undefined && (await answerReview(cluster, user, place, request, response)))
    return;
  if (!resource) return notServed(response);
  const { namespace, name, subresource } = place;
  const asked: ResourceRequest = { method, resource, namespace, name, subresource, query, headers, user };
  if (method === "GET" || method === "HEAD") return readOrWatch(cluster, asked, response);
  return write(cluster, asked, await bodyOf(request), response);
}

function userOf(cluster: ServedCluster, request: IncomingMessage): User | undefined {
  const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
  if (token !== undefined) return cluster.tokens.userOf(token, cluster.registry.clock.now());
  const socket = request.socket as TLSSocket;
  if (socket.authorized) {
    const { subject } = socket.getPeerCertificate();
    const groups = [subject?.O ?? []].flat();
    return { name: String(subject?.CN), groups: [...groups, "system:authenticated"] };
  }
  return { name: "system:anonymous", groups: ["system:unauthenticated"] };
}

function open(pathname: string, response: ServerResponse): void {
  if (pathname !== "/version") return sendText(response, 200, "ok", "text/plain; charset=utf-8");
  sendJson(response, 200, {
    major: "1",
    minor: "32",
    gitVersion: "v1.32.4-rewind",
    gitCommit: "0000000000000000000000000000000000000000",
    gitTreeState: "clean",
    buildDate: "2025-01-01T00:00:00Z",
    goVersion: "none",
    compiler: "none",
    platform: "node",
  });
}

function documents(user: User, pathname: string, headers: IncomingMessage["headers"], response: ServerResponse): void {
  if (!user.groups.includes("system:authenticated")) {
    const message = `forbidden: User "${user.name}" cannot get path "${pathname}"`;
    throw new StatusError(403, "Forbidden", message, {});
  }
  const accept = headers.accept ?? "";
  const found = discover(pathname, accept) ?? openApi(pathname);
  if (!found) return notServed(response);
  sendText(response, 200, JSON.stringify(found.body), found.type);
}

function notServed(response: ServerResponse): void {
  sendText(response, 404, "404 page not found\n", "text/plain; charset=utf-8");
}

/** @throws StatusError 403 */
function mayThey(cluster: ServedCluster, user: User, place: Place, verb: string): void {
  const { group, plural, namespace, name, subresource } = place;
  const attributes = {
    verb,
    group,
    resource: plural,
    ...(subresource !== undefined && { subresource }),
    // A namespace itself is inside of itself.
    ...(plural === "namespaces" && name !== undefined && { namespace: name }),
    ...(namespace !== undefined && { namespace }),
    ...(name !== undefined && { name }),
  };
  if (user === ADMIN || authorize(cluster.registry.store, user, attributes).allowed) return;
  throw forbidden({ plural, group, kind: "" }, name ?? "", refusal(user, attributes));
}

async function answerReview(
  cluster: ServedCluster,
  user: User,
  { plural, group, version }: Place,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!plural.endsWith("reviews")) return false;
  const body = objectOf(await bodyOf(request));
  const made = review(cluster.registry.store, user, plural, body);
  if (!made) return false;
  const apiVersion = apiVersionOf({ group, version } as Parameters<typeof apiVersionOf>[0]);
  sendJson(response, 201, { apiVersion, ...made });
  return true;
}
