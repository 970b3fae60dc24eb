import "server-only";
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
 * What is wrong with one entry of a kubeconfig by itself, as the rest of "its …", or null; it never cites a value, which
 * may be a secret. kubectl refuses the whole file for any of these (client-go tools/clientcmd/api/v1).
 * @param entry what stands under `context`, `cluster` or `user`
 */
export function contextFlaw(entry: JsonValue | undefined): string | null {
  if (!isJsonObject(entry)) return "has nothing but its name";
  return notText(entry, ["cluster", "user", "namespace"]) ?? (entry["cluster"] ? null : "names no cluster");
}

/** As `contextFlaw`. */
export function clusterFlaw(entry: JsonValue | undefined): string | null {
  if (!isJsonObject(entry)) return "has nothing but its name";
  const proxy = entry["proxy-url"];
  return (
    notText(entry, CLUSTER_TEXTS) ??
    notBase64(entry, ["certificate-authority-data"]) ??
    (entry["server"] ? null : "has no server") ??
    (typeof proxy !== "string" || proxy === "" || URL.canParse(proxy) ? null : "has a proxy-url that is no URL")
  );
}

/** As `contextFlaw`. */
export function userFlaw(entry: JsonValue | undefined): string | null {
  if (entry === undefined || entry === null) return null;
  if (!isJsonObject(entry)) return "has nothing but its name";
  return (
    notText(entry, USER_TEXTS) ??
    notBase64(entry, ["client-certificate-data", "client-key-data"]) ??
    notHeader(entry) ??
    execFlaw(entry["exec"])
  );
}

function execFlaw(exec: JsonValue | undefined): string | null {
  if (exec === undefined || exec === null) return null;
  return isJsonObject(exec) && typeof exec["command"] === "string" ? null : "has an exec without a command";
}

function notText(entry: JsonObject, fields: readonly string[]): string | null {
  const wrong = fields.find((field) => entry[field] !== undefined && entry[field] !== null && !isText(entry[field]));
  return wrong === undefined ? null : `has a ${wrong} that is not text (quotes make it text)`;
}

function notBase64(entry: JsonObject, fields: readonly string[]): string | null {
  const wrong = fields.find((field) => {
    const data = entry[field];
    if (data === undefined || data === null) return false;
    return typeof data !== "string" || !BASE64.test(data.replace(/[\r\n]/g, ""));
  });
  return wrong === undefined ? null : `has a ${wrong} that is not base64`;
}

/** What travels in headers: with a line break in it nothing would be sent at all. */
function notHeader(entry: JsonObject): string | null {
  const extra = isJsonObject(entry["as-user-extra"]) ? Object.values(entry["as-user-extra"]) : [];
  const fields: [string, unknown[]][] = [
    ["token", [entry["token"]]],
    ["as", [entry["as"]]],
    ["as-uid", [entry["as-uid"]]],
    ["as-groups", [entry["as-groups"]].flat()],
    ["as-user-extra", extra.flat()],
  ];
  const wrong = fields.find(([, values]) => values.some((value) => isText(value) && !isHeaderText(value)));
  return wrong ? `has a line break, or what else no header can carry, in its ${wrong[0]}` : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
