import "server-only";
import type { JsonObject, JsonValue } from "@/lib/rollout/objects/objects";
import type { Quota, QuotaScope } from "@/lib/rollout/checks/surroundings";
import type { Connection } from "./connection";
import { isJsonObject, nameOf } from "./narrow";
import { listPicked } from "./pages";

/** Every ResourceQuota of a namespace with what it allows and what is used. @throws KubeError forbidden, … */
export function listQuotas(connection: Connection, namespace: string): Promise<Quota[]> {
  const doing = {
    cluster: connection.context.name,
    verb: "list",
    resource: "resourcequotas",
    namespace,
    name: null,
  } as const;
  return listPicked(connection, `/api/v1/namespaces/${encodeURIComponent(namespace)}/resourcequotas`, doing, toQuota);
}

function toQuota(item: JsonValue): Quota {
  const object = isJsonObject(item) ? item : {};
  const [spec, status] = [objectAt(object, "spec"), objectAt(object, "status")];
  const scopes = stringsOf(spec["scopes"]).map((name) => ({ name, operator: "Exists", values: [] }));
  const expressions = objectAt(spec, "scopeSelector")["matchExpressions"];
  const selected = Array.isArray(expressions) ? expressions.filter(isJsonObject).map(toScope) : [];
  // Until the controller has seen a new quota, its status says nothing.
  const hard = Object.keys(objectAt(status, "hard")).length > 0 ? objectAt(status, "hard") : objectAt(spec, "hard");
  return { name: nameOf(item), hard, used: objectAt(status, "used"), scopes: [...scopes, ...selected] };
}

function toScope(expression: JsonObject): QuotaScope {
  const { scopeName, operator, values } = expression;
  return {
    name: typeof scopeName === "string" ? scopeName : "",
    operator: typeof operator === "string" ? operator : "Exists",
    values: stringsOf(values),
  };
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isJsonObject(value) ? value : {};
}

function stringsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
