import "server-only";
import type { KubeconfigFlaw } from "@/lib/contract/facts/problems-kubeconfig";
import type { JsonObject, JsonValue } from "@/lib/rollout/objects/objects";
import { isHeaderText } from "./header-text";
import { isJsonObject } from "./narrow";

const CLUSTER_TEXTS = ["server", "certificate-authority", "tls-server-name", "proxy-url"];
const USER_TEXTS = [
  "token",
  "tokenFile",
  "username",
  "password",
  "client-certificate",
  "client-key",
  "as",
  "as-uid",
] as const;
/** Base64 as Go reads it: padded, line breaks allowed. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * What is wrong with one entry of a kubeconfig by itself, or null; it never cites a value, which
 * may be a secret. kubectl refuses the whole file for any of these (client-go tools/clientcmd/api/v1).
 * @param entry what stands under `context`, `cluster` or `user`
 */
export function contextFlaw(entry: JsonValue | undefined): KubeconfigFlaw | null {
  if (!isJsonObject(entry)) return { kind: "empty" };
  return notText(entry, ["cluster", "user", "namespace"]) ?? (entry["cluster"] ? null : { kind: "no-cluster" });
}

/** As `contextFlaw`. */
export function clusterFlaw(entry: JsonValue | undefined): KubeconfigFlaw | null {
  if (!isJsonObject(entry)) return { kind: "empty" };
  const proxy = entry["proxy-url"];
  return (
    notText(entry, CLUSTER_TEXTS) ??
    notBase64(entry, ["certificate-authority-data"]) ??
    (entry["server"] ? null : { kind: "no-server" }) ??
    (typeof proxy !== "string" || proxy === "" || URL.canParse(proxy) ? null : { kind: "proxy-is-no-url" })
  );
}

/** As `contextFlaw`. */
export function userFlaw(entry: JsonValue | undefined): KubeconfigFlaw | null {
  if (entry === undefined || entry === null) return null;
  if (!isJsonObject(entry)) return { kind: "empty" };
  return (
    notText(entry, USER_TEXTS) ??
    notBase64(entry, ["client-certificate-data", "client-key-data"]) ??
    notHeader(entry) ??
    execFlaw(entry["exec"])
  );
}

function execFlaw(exec: JsonValue | undefined): KubeconfigFlaw | null {
  if (exec === undefined || exec === null) return null;
  return isJsonObject(exec) && typeof exec["command"] === "string" ? null : { kind: "no-command" };
}

function notText(entry: JsonObject, fields: readonly string[]): KubeconfigFlaw | null {
  const wrong = fields.find((field) => entry[field] !== undefined && entry[field] !== null && !isText(entry[field]));
  return wrong === undefined ? null : { kind: "not-text", field: wrong };
}

function notBase64(entry: JsonObject, fields: readonly string[]): KubeconfigFlaw | null {
  const wrong = fields.find((field) => {
    const data = entry[field];
    if (data === undefined || data === null) return false;
    return typeof data !== "string" || !BASE64.test(data.replace(/[\r\n]/g, ""));
  });
  return wrong === undefined ? null : { kind: "not-base64", field: wrong };
}

/** What travels in headers: with a line break in it nothing would be sent at all. */
function notHeader(entry: JsonObject): KubeconfigFlaw | null {
  const extra = isJsonObject(entry["as-user-extra"]) ? Object.values(entry["as-user-extra"]) : [];
  const fields: [string, unknown[]][] = [
    ["token", [entry["token"]]],
    ["as", [entry["as"]]],
    ["as-uid", [entry["as-uid"]]],
    ["as-groups", [entry["as-groups"]].flat()],
    ["as-user-extra", extra.flat()],
  ];
  const wrong = fields.find(([, values]) => values.some((value) => isText(value) && !isHeaderText(value)));
  return wrong ? { kind: "not-sendable", field: wrong[0] } : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
