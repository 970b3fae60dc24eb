import "server-only";
import type { Autoscaler, JsonValue } from "@/lib/rollout/objects/objects";
import type { Connection } from "./connection";
import { type Doing, KubeError } from "./errors";
import { isJsonObject, nameOf } from "./narrow";
import { listPicked } from "./pages";

/** `v1` has all that is asked for and is served everywhere; the other is for the day on which it is not. */
const VERSIONS = ["v1", "v2"] as const;
/** What the API server takes where `minReplicas` is left out. */
const DEFAULT_MIN = 1;

/**
 * Every HorizontalPodAutoscaler of a namespace; none where the cluster does not serve them.
 * @throws KubeError forbidden, …
 */
export async function listAutoscalers(connection: Connection, namespace: string): Promise<Autoscaler[]> {
  const doing: Doing = {
    cluster: connection.context.name,
    verb: "list",
    resource: "horizontalpodautoscalers",
    namespace,
    name: null,
  };
  for (const version of VERSIONS) {
    const path = `/apis/autoscaling/${version}/namespaces/${encodeURIComponent(namespace)}/horizontalpodautoscalers`;
    try {
      return await listPicked(connection, path, doing, toAutoscaler);
    } catch (error) {
      if (!(error instanceof KubeError) || error.status !== 404) throw error;
    }
  }
  return [];
}

function toAutoscaler(item: JsonValue): Autoscaler {
  const spec = isJsonObject(item) && isJsonObject(item["spec"]) ? item["spec"] : {};
  const target = isJsonObject(spec["scaleTargetRef"]) ? spec["scaleTargetRef"] : {};
  return {
    name: nameOf(item),
    targetKind: textOf(target["kind"]),
    targetName: textOf(target["name"]),
    min: countOf(spec["minReplicas"]) ?? DEFAULT_MIN,
    max: countOf(spec["maxReplicas"]),
  };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function countOf(value: JsonValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}
