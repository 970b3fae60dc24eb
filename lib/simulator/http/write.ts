import type { ServerResponse } from "node:http";
import { admitByWebhooks } from "../admission/webhooks";
import type { Actor } from "../api/actor";
import type { DeleteOptions } from "../api/deletion";
import { normalize } from "../api/normalize";
import { isObject, type JsonObject, type KubeObject } from "../objects";
import { applyJsonPatch } from "../patch/json-patch";
import { applyMergePatch } from "../patch/merge-patch";
import { applyStrategicMergePatch } from "../patch/strategic-merge-patch";
import { badRequest, invalid, StatusError } from "../status-error";
import { invalidValue } from "../validation/names";
import { filterOf } from "./filter";
import { objectOf, type ResourceRequest } from "./request";
import { sendJson, sendText } from "./respond";
import { scaleOf, withScale } from "./scale";
import type { ServedCluster } from "./served-cluster";
import { stringify } from "../json";
import { bindPod, finalizeNamespace, requestToken } from "./subresources";

const PATCH_TYPES = [
  "application/json-patch+json",
  "application/merge-patch+json",
  "application/strategic-merge-patch+json",
];

/** Carries out a POST, PUT, PATCH or DELETE. @throws StatusError */
export async function write(
  cluster: ServedCluster,
  asked: ResourceRequest,
  body: unknown,
  response: ServerResponse,
): Promise<void> {
  const { method, name, query } = asked;
  const dryRun = query.getAll("dryRun");
  if (dryRun.some((value) => value !== "All")) throw badRequest('dryRun: Unsupported value: supported values: "All"');
  const actor: Actor = { user: asked.user, manager: managerOf(asked), dryRun: dryRun.length > 0 };
  switch (method) {
    case "POST":
      return name === undefined
        ? create(cluster, asked, body, actor, response)
        : act(cluster, asked, name, body, actor, response);
    case "PUT":
    case "PATCH":
      if (name === undefined) throw notAllowed();
      return change(cluster, asked, name, body, actor, response);
    case "DELETE":
      return name === undefined
        ? removeAll(cluster, asked, body, actor, response)
        : remove(cluster, asked, name, body, actor, response);
    default:
      throw notAllowed();
  }
}

function notAllowed(): StatusError {
  return new StatusError(
    405,
    "MethodNotAllowed",
    "the server does not allow this method on the requested resource",
    {},
  );
}

function managerOf({ query, headers }: ResourceRequest): string {
  return query.get("fieldManager") ?? (headers["user-agent"] ?? "unknown").split("/")[0] ?? "unknown";
}

async function create(
  cluster: ServedCluster,
  asked: ResourceRequest,
  body: unknown,
  actor: Actor,
  response: ServerResponse,
) {
  const { resource, namespace } = asked;
  const attempt = (object: unknown, how: Actor) => cluster.registry.create(resource, namespace, object, how);
  const given = await admitByWebhooks(cluster.registry.store, asked, actor, undefined, (object) =>
    attempt(object ?? body, { ...actor, dryRun: true }),
  );
  sendText(response, 201, stringify(attempt(given ?? body, actor)));
}

/** What is asked of one object by POST: a token, a place on a node. */
function act(
  cluster: ServedCluster,
  { resource, namespace, name: _name, subresource }: ResourceRequest,
  name: string,
  body: unknown,
  actor: Actor,
  response: ServerResponse,
): void {
  const place = { resource, namespace, name };
  if (subresource === "token") return sendJson(response, 201, requestToken(cluster, place, objectOf(body)));
  if (subresource === "binding") return sendJson(response, 201, bindPod(cluster, place, objectOf(body), actor));
  throw notAllowed();
}

async function change(
  cluster: ServedCluster,
  asked: ResourceRequest,
  name: string,
  body: unknown,
  actor: Actor,
  response: ServerResponse,
) {
  const { resource, namespace, subresource } = asked;
  const place = { resource, namespace, name };
  if (subresource === "finalize") return sendJson(response, 200, finalizeNamespace(cluster, place));
  const changed = changeOf(asked, body);
  const part = subresource === "status" ? "status" : undefined;
  const attempt = (how: Actor, object?: unknown) =>
    cluster.registry.update(place, (current) => object ?? changed(current), how, part);
  const before = cluster.registry.get(place);
  const given = await admitByWebhooks(cluster.registry.store, asked, actor, before, (object) =>
    attempt({ ...actor, dryRun: true }, object),
  );
  const written = attempt(actor, given);
  if (subresource === "scale") return sendJson(response, 200, scaleOf(written));
  sendText(response, 200, stringify(written));
}

function changeOf({ method, headers, subresource }: ResourceRequest, body: unknown): (current: KubeObject) => unknown {
  if (method === "PUT") return (current) => (subresource === "scale" ? withScale(current, body) : body);
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim() ?? "";
  if (!PATCH_TYPES.includes(type)) {
    const message = `the body of the request was in an unknown format - accepted media types include: ${PATCH_TYPES.join(", ")}`;
    throw new StatusError(415, "UnsupportedMediaType", message, {});
  }
  const patched = (document: JsonObject) => {
    if (type === PATCH_TYPES[0]) return applyJsonPatch(document, body);
    return type === PATCH_TYPES[1] ? applyMergePatch(document, body) : strategicallyPatched(document, body);
  };
  return (current) => {
    if (subresource === "scale") return withScale(current, patched(scaleOf(current)));
    const { managedFields: _ours, ...metadata } = current.metadata;
    return patched({ ...current, metadata });
  };
}

/** What cannot be decoded any more is told of the patch, not of the object. */
function strategicallyPatched(document: JsonObject, patch: unknown): JsonObject {
  const patched = applyStrategicMergePatch(document, patch);
  try {
    return normalize(patched);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    throw invalid({ plural: "", group: "", kind: "" }, "", [invalidValue("patch", printedByGo(patch), error.message)]);
  }
}

function printedByGo(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printedByGo).join(" ")}]`;
  if (!isObject(value)) return value === null ? "<nil>" : String(value);
  const keys = Object.keys(value).sort();
  return `map[${keys.map((key) => `${key}:${printedByGo(value[key])}`).join(" ")}]`;
}

function optionsOf({ query }: ResourceRequest, body: unknown): DeleteOptions {
  const given = isObject(body) ? (body as DeleteOptions) : {};
  const policy = query.get("propagationPolicy");
  const grace = query.get("gracePeriodSeconds");
  return {
    ...given,
    ...(policy && { propagationPolicy: policy as "Background" }),
    ...(grace && { gracePeriodSeconds: Number(grace) }),
  };
}

function remove(
  cluster: ServedCluster,
  asked: ResourceRequest,
  name: string,
  body: unknown,
  actor: Actor,
  response: ServerResponse,
): void {
  const { resource, namespace, query } = asked;
  const dry = isObject(body) && Array.isArray(body["dryRun"]) && body["dryRun"].length > 0;
  const how = { ...actor, dryRun: actor.dryRun || dry || query.has("dryRun") };
  const { object, gone } = cluster.registry.delete({ resource, namespace, name }, optionsOf(asked, body), how);
  if (!gone || resource.kind === "Pod") return sendText(response, gone ? 200 : 202, stringify(object));
  const { group, plural } = resource;
  const details = { name, ...(group !== "" && { group }), kind: plural, uid: object.metadata.uid };
  sendJson(response, 200, { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details });
}

function removeAll(
  cluster: ServedCluster,
  asked: ResourceRequest,
  body: unknown,
  actor: Actor,
  response: ServerResponse,
): void {
  const { resource, namespace, query } = asked;
  const items = cluster.registry.store.list(resource.plural, namespace).filter(filterOf(query));
  for (const { metadata } of items) {
    const place = { resource, namespace: metadata.namespace, name: metadata.name };
    cluster.registry.delete(place, optionsOf(asked, body), actor);
  }
  const { kind } = resource;
  sendJson(response, 200, {
    kind: `${kind}List`,
    apiVersion: "v1",
    metadata: { resourceVersion: `${cluster.registry.store.version}` },
    items,
  });
}
