import { randomUUID } from "node:crypto";
import { request } from "node:https";
import type { Actor } from "../api/actor";
import type { ResourceRequest } from "../http/request";
import { isObject, type JsonObject, type KubeObject, type LabelSelector } from "../objects";
import { applyJsonPatch } from "../patch/json-patch";
import { apiVersionOf } from "../resources";
import { matches } from "../selectors";
import { badRequest, internal, StatusError } from "../status-error";
import type { Store } from "../store";

type Rule = { apiGroups: string[]; apiVersions: string[]; resources: string[]; operations: string[] };
type Webhook = {
  name: string;
  rules?: Rule[];
  sideEffects?: string;
  failurePolicy?: string;
  timeoutSeconds?: number;
  namespaceSelector?: LabelSelector;
  objectSelector?: LabelSelector;
  clientConfig: { url?: string; caBundle?: string };
};

/**
 * Asks the webhooks that want to hear of a write: the mutating ones may change the object, which is given back, any may
 * refuse it. Undefined where there is none, so that nothing has to wait.
 * @throws StatusError in the webhook's words; 500 where it does not answer
 */
export async function admitByWebhooks(
  store: Store,
  asked: ResourceRequest,
  actor: Actor,
  before: KubeObject | undefined,
  candidate: (object?: unknown) => KubeObject,
): Promise<KubeObject | undefined> {
  const mutating = wanting(store, "mutatingwebhookconfigurations", asked, before);
  const validating = wanting(store, "validatingwebhookconfigurations", asked, before);
  if (mutating.length + validating.length === 0) return undefined;
  let object = candidate();
  for (const webhook of mutating) object = candidate((await ask(webhook, asked, actor, before, object)) ?? object);
  for (const webhook of validating) await ask(webhook, asked, actor, before, object);
  return mutating.length > 0 ? object : undefined;
}

function wanting(store: Store, plural: string, asked: ResourceRequest, before: KubeObject | undefined): Webhook[] {
  const { resource, namespace, subresource } = asked;
  const operation = before ? "UPDATE" : "CREATE";
  const full = subresource === undefined ? resource.plural : `${resource.plural}/${subresource}`;
  const has = (list: readonly string[], value: string) => list.includes("*") || list.includes(value);
  const labels = store.get("namespaces", undefined, namespace ?? "")?.metadata.labels;
  return [...store.each(plural, undefined)]
    .flatMap(({ webhooks }) => (Array.isArray(webhooks) ? (webhooks as Webhook[]) : []))
    .filter(({ rules = [], namespaceSelector = {}, objectSelector = {} }) => {
      const wants = rules.some(
        (rule) =>
          has(rule.apiGroups, resource.group) &&
          has(rule.apiVersions, resource.version) &&
          has(rule.resources, full) &&
          has(rule.operations, operation),
      );
      return wants && matches(namespaceSelector, labels) && matches(objectSelector, before?.metadata.labels ?? {});
    });
}

async function ask(
  webhook: Webhook,
  asked: ResourceRequest,
  actor: Actor,
  before: KubeObject | undefined,
  object: KubeObject,
): Promise<unknown> {
  const { name, sideEffects, failurePolicy = "Fail" } = webhook;
  if (actor.dryRun && sideEffects !== "None" && sideEffects !== "NoneOnDryRun") {
    throw badRequest(`admission webhook "${name}" does not support dry run`);
  }
  const answer = await send(webhook, reviewOf(asked, actor, before, object)).catch((error: unknown): JsonObject => {
    if (failurePolicy === "Ignore") return { allowed: true };
    const why = error instanceof Error ? error.message : String(error);
    throw internal(
      `failed calling webhook "${name}": failed to call webhook: Post "${webhook.clientConfig.url}": ${why}`,
    );
  });
  if (answer["allowed"] === true) {
    const patch = answer["patch"];
    return typeof patch === "string"
      ? applyJsonPatch(object, JSON.parse(Buffer.from(patch, "base64").toString()))
      : undefined;
  }
  const status = isObject(answer["status"]) ? answer["status"] : {};
  const words = status["message"]
    ? `denied the request: ${status["message"]}`
    : "denied the request without explanation";
  const code = Number(status["code"] ?? 400) || 400;
  const reason = String(status["reason"] ?? (code === 403 ? "Forbidden" : code === 400 ? "BadRequest" : ""));
  throw new StatusError(code, reason, `admission webhook "${name}" ${words}`);
}

function reviewOf(
  asked: ResourceRequest,
  actor: Actor,
  before: KubeObject | undefined,
  object: KubeObject,
): JsonObject {
  const { resource, namespace, name = object.metadata.name } = asked;
  const { group, version, kind, plural } = resource;
  return {
    apiVersion: "admission.k8s.io/v1",
    kind: "AdmissionReview",
    request: {
      uid: randomUUID(),
      kind: { group, version, kind },
      resource: { group, version, resource: plural },
      name,
      namespace,
      operation: before ? "UPDATE" : "CREATE",
      userInfo: { username: actor.user.name, groups: actor.user.groups },
      object: { ...object, apiVersion: apiVersionOf(resource) },
      oldObject: before ?? null,
      dryRun: actor.dryRun ?? false,
    },
  };
}

function send(
  { clientConfig: { url = "", caBundle }, timeoutSeconds = 10 }: Webhook,
  review: JsonObject,
): Promise<JsonObject> {
  const body = Buffer.from(JSON.stringify(review));
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}${url.includes("?") ? "&" : "?"}timeout=${timeoutSeconds}s`,
      {
        method: "POST",
        agent: false,
        timeout: timeoutSeconds * 1000,
        headers: { "content-type": "application/json", "content-length": body.length },
        ...(caBundle !== undefined && { ca: Buffer.from(caBundle, "base64") }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          try {
            const { response: said } = JSON.parse(Buffer.concat(chunks).toString()) as { response: JsonObject };
            resolve(said);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
      },
    );
    sent.on("timeout", () => sent.destroy(new Error("context deadline exceeded")));
    sent.on("error", reject);
    sent.end(body);
  });
}
