import "server-only";
import { resolve } from "node:path";
import type { User } from "@kubernetes/client-node";
import type { JsonValue } from "@/lib/rollout/objects/objects";
import { isJsonObject } from "./narrow";

/** A user of the kubeconfig, with the fields that the client library leaves out. */
export type KubeUser = {
  user: User;
  /** Its content wins over a token in the kubeconfig and may change at any time. */
  tokenFile: string | null;
  /** Headers that ask the API server to act as somebody else. */
  impersonation: Record<string, string | string[]>;
  /** Where the file lies that names this user: relative commands start there. */
  directory: string;
};

/** `user` completed from its raw entry: paths made absolute, token file and the whole impersonation kept. */
export function toKubeUser(user: User, entry: JsonValue | undefined, directory: string): KubeUser {
  const raw = isJsonObject(entry) ? entry : {};
  // What is there and is no text makes the user unusable, which is said when somebody wants to be it.
  if (typeof user.certFile === "string" && user.certFile) user.certFile = resolve(directory, user.certFile);
  if (typeof user.keyFile === "string" && user.keyFile) user.keyFile = resolve(directory, user.keyFile);
  const tokenFile = textOf(raw["tokenFile"]);
  return {
    user,
    tokenFile: tokenFile === null ? null : resolve(directory, tokenFile),
    impersonation: impersonationOf(raw),
    directory,
  };
}

/** Header names and the escaping of extra keys are those of client-go's transport/round_trippers.go. */
function impersonationOf(raw: { [key: string]: JsonValue | undefined }): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  const name = textOf(raw["as"]);
  if (name === null) return headers;
  headers["impersonate-user"] = name;
  const uid = textOf(raw["as-uid"]);
  if (uid !== null) headers["impersonate-uid"] = uid;
  const groups = textsOf(raw["as-groups"]);
  if (groups.length > 0) headers["impersonate-group"] = groups;
  const extra = isJsonObject(raw["as-user-extra"]) ? raw["as-user-extra"] : {};
  for (const [key, values] of Object.entries(extra)) {
    headers[`impersonate-extra-${encodeURIComponent(key.toLowerCase())}`] = textsOf(values);
  }
  return headers;
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
