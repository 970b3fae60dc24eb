import type { User } from "../api/actor";
import { isObject, type JsonObject } from "../objects";
import type { Store } from "../store";
import { type Attributes, authorize, rulesOf } from "./rbac";

/** Answers the kinds of which nothing is stored; undefined for any other. */
export function review(store: Store, user: User, plural: string, body: JsonObject): JsonObject | undefined {
  const spec = isObject(body["spec"]) ? body["spec"] : {};
  const answer = (status: object) => ({ metadata: { creationTimestamp: null }, ...body, status });
  switch (plural) {
    case "selfsubjectaccessreviews":
      return answer(accessOf(store, user, spec));
    case "subjectaccessreviews": {
      const groups = Array.isArray(spec["groups"]) ? spec["groups"].map(String) : [];
      return answer(accessOf(store, { name: String(spec["user"] ?? ""), groups }, spec));
    }
    case "selfsubjectrulesreviews": {
      const resourceRules = rulesOf(store, user, String(spec["namespace"] ?? ""));
      return answer({ resourceRules, nonResourceRules: [], incomplete: false });
    }
    case "selfsubjectreviews":
      return answer({ userInfo: { username: user.name, uid: user.uid, groups: user.groups } });
    default:
      return undefined;
  }
}

function accessOf(store: Store, user: User, spec: JsonObject): JsonObject {
  const asked = spec["resourceAttributes"];
  if (!isObject(asked)) return { allowed: user.groups.includes("system:masters") };
  const text = (key: string) => (asked[key] ? String(asked[key]) : undefined);
  const attributes: Attributes = {
    verb: text("verb") ?? "",
    group: text("group") ?? "",
    resource: text("resource") ?? "",
    ...(text("subresource") && { subresource: text("subresource") ?? "" }),
    ...(text("namespace") && { namespace: text("namespace") ?? "" }),
    ...(text("name") && { name: text("name") ?? "" }),
  };
  const { allowed, reason } = authorize(store, user, attributes);
  return { allowed, ...(reason && { reason }) };
}
