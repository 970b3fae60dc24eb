import type { ServerResponse } from "node:http";
import { stringify } from "../json";
import type { KubeObject } from "../objects";
import { apiVersionOf } from "../resources";
import { badRequest } from "../status-error";
import { filterOf } from "./filter";
import { isTrue, type ResourceRequest } from "./request";
import type { ServedCluster } from "./served-cluster";
import { partialOf, tableOf, viewOf } from "./views";

const BOOKMARK_MS = 60_000;
const LONGEST_SECONDS = 3_600;

/** Answers with what changes, until the client or `timeoutSeconds` ends it. @throws StatusError 410 */
export function watchStream(cluster: ServedCluster, asked: ResourceRequest, response: ServerResponse): void {
  const { resource, namespace, name, query } = asked;
  const { store } = cluster.registry;
  const matches = filterOf(query, name);
  const version = query.get("resourceVersion") ?? "";
  if (!/^\d*$/.test(version)) throw badRequest(`invalid resource version "${version}"`);
  const fromNow = version === "" || version === "0";
  const from = fromNow ? store.version : Number(version);
  const write = writerOf(cluster, asked, response);

  let begun = false;
  const begin = () => {
    begun = true;
    response.writeHead(200, { "content-type": "application/json", "transfer-encoding": "chunked" });
    response.flushHeaders();
    if (fromNow)
      for (const object of store.list(resource.plural, namespace)) if (matches(object)) write("ADDED", object);
  };
  const early: (() => void)[] = [];
  const stop = cluster.watches.follow(
    {
      plural: resource.plural,
      namespace,
      matches,
      tell: ({ type, object }) => (begun ? write(type, object) : early.push(() => write(type, object))),
    },
    from,
  );
  begin();
  for (const tell of early) tell();

  const bookmark = isTrue(query.get("allowWatchBookmarks"))
    ? setInterval(() => response.write(bookmarkText(asked, store.version)), BOOKMARK_MS)
    : undefined;
  const seconds = Number(query.get("timeoutSeconds") ?? LONGEST_SECONDS) || LONGEST_SECONDS;
  const timeout = setTimeout(() => response.end(), seconds * 1000);
  response.once("close", () => {
    stop();
    clearInterval(bookmark);
    clearTimeout(timeout);
  });
}

function writerOf(cluster: ServedCluster, { resource, headers }: ResourceRequest, response: ServerResponse) {
  const view = viewOf(headers.accept);
  let first = true;
  const shown = (object: KubeObject): string => {
    if (view === "full") return stringify(object);
    if (view === "partial") return JSON.stringify(partialOf(object));
    const table = tableOf(resource, [object], cluster.registry.clock.now());
    // Only the first event says what the columns are.
    const said = first ? table : { ...table, columnDefinitions: null };
    first = false;
    return JSON.stringify(said);
  };
  return (type: string, object: KubeObject) => response.write(`{"type":"${type}","object":${shown(object)}}\n`);
}

function bookmarkText({ resource }: ResourceRequest, version: number): string {
  const metadata = { resourceVersion: `${version}`, creationTimestamp: null };
  const object = { kind: resource.kind, apiVersion: apiVersionOf(resource), metadata };
  return `${JSON.stringify({ type: "BOOKMARK", object })}\n`;
}
