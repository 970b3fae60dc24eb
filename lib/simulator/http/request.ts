import type { IncomingMessage } from "node:http";
import { gunzipSync } from "node:zlib";
import type { User } from "../api/actor";
import { parse } from "../json";
import { isObject, type JsonObject } from "../objects";
import { type Resource, resourceAt } from "../resources";
import { badRequest, StatusError } from "../status-error";

const MAX_BODY_BYTES = 3 * 1024 * 1024;

/** A request to the objects of a kind, to one of them, or to a part of one. */
export type ResourceRequest = {
  method: string;
  resource: Resource;
  /** The version of the API that was asked in. */
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  user: User;
};

const PATH =
  /^(?:\/api\/(?<core>v1)|\/apis\/(?<group>[^/]+)\/(?<version>[^/]+))(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<plural>[^/]+)(?:\/(?<name>[^/]+))?(?:\/(?<sub>[^/]+))?$/;

export type Place = {
  group: string;
  version: string;
  plural: string;
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
};

/** What a path names; undefined for one that is not below a version of the API. */
export function placeOf(pathname: string): Place | undefined {
  const ofNamespace = /^\/api\/v1\/namespaces\/([^/]+)(?:\/(status|finalize))?$/.exec(pathname);
  if (ofNamespace) {
    const name = decodeURIComponent(ofNamespace[1] ?? "");
    const [group, version, plural, subresource] = ["", "v1", "namespaces", ofNamespace[2]];
    // The rights to a namespace may be given inside of it.
    return { group, version, plural, namespace: undefined, name, subresource };
  }
  const groups = PATH.exec(pathname)?.groups;
  if (!groups) return undefined;
  const decoded = (text: string | undefined) => (text === undefined ? undefined : decodeURIComponent(text));
  return {
    group: groups["group"] ?? "",
    version: groups["core"] ?? groups["version"] ?? "",
    plural: groups["plural"] ?? "",
    namespace: decoded(groups["namespace"]),
    name: decoded(groups["name"]),
    subresource: groups["sub"],
  };
}

export function resourceOf({ group, version, plural, namespace, subresource }: Place): Resource | undefined {
  const found = resourceAt(group, version, plural);
  if (!found || (namespace !== undefined && !found.namespaced)) return undefined;
  return subresource === undefined || found.subresources.includes(subresource) ? found : undefined;
}

const VERBS: Readonly<Record<string, string>> = { POST: "create", PUT: "update", PATCH: "patch", DELETE: "delete" };

/** The verb that rights are given for. */
export function verbOf(method: string, name: string | undefined, query: URLSearchParams): string {
  if (method === "GET" || method === "HEAD") {
    if (isTrue(query.get("watch"))) return "watch";
    return name === undefined ? "list" : "get";
  }
  if (method === "DELETE" && name === undefined) return "deletecollection";
  return VERBS[method] ?? method.toLowerCase();
}

export function isTrue(value: string | null): boolean {
  return value === "true" || value === "1";
}

/** @throws StatusError 400, 413 */
export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (request.headers["content-type"]?.startsWith("application/vnd.kubernetes.protobuf")) {
    const message = "the body of the request was in an unknown format - accepted media types include: application/json";
    throw new StatusError(415, "UnsupportedMediaType", message, {});
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new StatusError(413, "RequestEntityTooLarge", `Request entity too large: limit is ${MAX_BODY_BYTES}`);
    }
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const text = (request.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes).toString("utf8");
  if (text === "") return undefined;
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest(`couldn't get version/kind; json parse error: ${error.message}`);
    throw error;
  }
}

export function objectOf(body: unknown): JsonObject {
  if (!isObject(body)) throw badRequest("the body of the request was in an unknown format");
  return body;
}
