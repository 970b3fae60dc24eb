import "server-only";
import { listAutoscalers } from "@/lib/kube/autoscalers";
import { lookAtConfig } from "@/lib/kube/config-objects";
import type { Connection } from "@/lib/kube/connection";
import { lookup } from "@/lib/kube/lookup";
import {
  lookAtPriorityClass,
  lookAtRuntimeClass,
  lookAtServiceAccount,
  lookAtVolumeClaim,
} from "@/lib/kube/named-objects";
import { listQuotas } from "@/lib/kube/quotas";
import type { NamedConfig, References } from "@/lib/rollout/template/references";
import type { Surroundings } from "@/lib/rollout/checks/surroundings";
import { atMost } from "./at-most";

/** So that one look around does not crowd out what others ask of the cluster. */
const AT_ONCE = 8;
/** Of each kind; more than any real template names, and a hostile one costs the cluster no more than this. */
const MAX_NAMED = 200;

/**
 * All that a pod template names, each object by its name, and what else decides whether its pods come up; eight requests
 * at once. What may not be read is `unknown` with the right that is missing.
 * @throws KubeError unauthenticated
 */
export async function readSurroundings(
  connection: Connection,
  namespace: string,
  named: References,
): Promise<Surroundings> {
  const turn = atMost(AT_ONCE);
  const configs = (resource: "configmaps" | "secrets", of: readonly NamedConfig[]) => {
    const keyed = new Set(of.filter(({ keys }) => keys.length > 0).map(({ name }) => name));
    return (name: string) =>
      turn(() => lookAtConfig(connection, namespace, resource, name, { withKeys: keyed.has(name) }));
  };
  const secretNames = [...named.secrets.map(({ name }) => name), ...named.pullSecrets];
  const { priorityClass, runtimeClass } = named;
  const [configMaps, secrets, volumeClaims, serviceAccount, priority, runtime, quotas, autoscalers] = await Promise.all(
    [
      byName(
        named.configMaps.map(({ name }) => name),
        configs("configmaps", named.configMaps),
      ),
      byName(secretNames, configs("secrets", named.secrets)),
      byName(named.volumeClaims, (name) => turn(() => lookAtVolumeClaim(connection, namespace, name))),
      turn(() => lookAtServiceAccount(connection, namespace, named.serviceAccount)),
      priorityClass === null ? null : turn(() => lookAtPriorityClass(connection, priorityClass)),
      runtimeClass === null ? null : turn(() => lookAtRuntimeClass(connection, runtimeClass)),
      turn(() => lookup(listing("resourcequotas", namespace), () => listQuotas(connection, namespace))),
      turn(() => lookup(listing("horizontalpodautoscalers", namespace), () => listAutoscalers(connection, namespace))),
    ],
  );
  return {
    configMaps,
    secrets,
    volumeClaims,
    serviceAccount,
    priorityClass: priority,
    runtimeClass: runtime,
    quotas,
    autoscalers,
  };
}

async function byName<T>(names: readonly string[], read: (name: string) => Promise<T>): Promise<Map<string, T>> {
  const once = [...new Set(names)].slice(0, MAX_NAMED);
  return new Map(await Promise.all(once.map(async (name) => [name, await read(name)] as const)));
}

function listing(resource: string, namespace: string) {
  return { verb: "list", resource, namespace } as const;
}
