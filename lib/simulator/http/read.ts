import type { ServerResponse } from "node:http";
import type { KubeObject } from "../objects";
import { stringify } from "../json";
import { apiVersionOf, type Resource } from "../resources";
import { badRequest, expired } from "../status-error";
import { filterOf } from "./filter";
import { isTrue, type ResourceRequest } from "./request";
import { sendJson, sendText } from "./respond";
import { scaleOf } from "./scale";
import type { ServedCluster } from "./served-cluster";
import { partialOf, partialsOf, tableOf, viewOf } from "./views";
import { watchStream } from "./watch-stream";

export function readOrWatch(cluster: ServedCluster, asked: ResourceRequest, response: ServerResponse): void {
  const { name, query } = asked;
  if (isTrue(query.get("watch"))) return watchStream(cluster, asked, response);
  if (name !== undefined) return readOne(cluster, asked, name, response);
  return list(cluster, asked, response);
}

function readOne(cluster: ServedCluster, asked: ResourceRequest, name: string, response: ServerResponse): void {
  const { resource, namespace, subresource, headers } = asked;
  const object = cluster.registry.get({ resource, namespace, name });
  if (subresource === "scale") return sendJson(response, 200, scaleOf(object));
  if (subresource === "log") return sendText(response, 200, "", "text/plain");
  switch (viewOf(headers.accept)) {
    case "table":
      return sendJson(response, 200, tableOf(resource, [object], cluster.registry.clock.now()));
    case "partial":
      return sendJson(response, 200, partialOf(object));
    case "full":
      return sendText(response, 200, stringify(object));
  }
}

function list(cluster: ServedCluster, asked: ResourceRequest, response: ServerResponse): void {
  const { resource, headers } = asked;
  const page = pageOf(cluster, asked);
  const metadata = {
    resourceVersion: `${page.version}`,
    ...(page.next !== undefined && { continue: page.next }),
    ...(page.next !== undefined && isWhole(asked) && { remainingItemCount: page.remaining }),
  };
  switch (viewOf(headers.accept)) {
    case "table":
      return sendJson(response, 200, { ...tableOf(resource, page.items, cluster.registry.clock.now()), metadata });
    case "partial":
      return sendJson(response, 200, partialsOf(page.items, metadata));
    case "full":
      return sendText(response, 200, listText(resource, page.items, metadata));
  }
}

function isWhole({ query }: ResourceRequest): boolean {
  return !query.get("labelSelector") && !query.get("fieldSelector");
}

function pageOf(cluster: ServedCluster, { resource, namespace, query }: ResourceRequest) {
  const { store } = cluster.registry;
  const limit = Number(query.get("limit") ?? "0");
  const token = query.get("continue");
  const wanted = query.get("resourceVersion");
  if (Number.isNaN(limit) || limit < 0) throw badRequest(`invalid limit: ${query.get("limit")}`);
  if (token) return cluster.lists.next(token, limit);
  if (query.get("resourceVersionMatch") === "Exact" && wanted !== `${store.version}`) {
    throw expired("The resourceVersion for the provided list is too old.");
  }
  const matches = filterOf(query);
  const items = store.list(resource.plural, namespace).filter(matches);
  return cluster.lists.first(items, store.version, limit || Number.POSITIVE_INFINITY);
}

/** A list's entries do not say what they are: the list does. */
function listText(resource: Resource, items: readonly KubeObject[], metadata: object): string {
  const apiVersion = apiVersionOf(resource);
  const kind = resource.kind;
  const prefix = `{"apiVersion":${JSON.stringify(apiVersion)},"kind":${JSON.stringify(kind)},`;
  const entries = items.map((item) => {
    const text = stringify(item);
    return text.startsWith(prefix) ? `{${text.slice(prefix.length)}` : text;
  });
  return `{"kind":"${kind}List","apiVersion":"${apiVersion}","metadata":${JSON.stringify(metadata)},"items":[${entries.join(",")}]}\n`;
}
