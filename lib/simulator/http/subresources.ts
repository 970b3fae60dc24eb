import type { Actor } from "../api/actor";
import { isObject, type JsonObject, type KubeObject, type Pod } from "../objects";
import type { Resource } from "../resources";
import { conflict } from "../status-error";
import type { ServedCluster } from "./served-cluster";

type Place = { resource: Resource; namespace: string | undefined; name: string };

const HOUR_SECONDS = 3_600;

/** A token for a ServiceAccount. */
export function requestToken(cluster: ServedCluster, place: Place, body: JsonObject): JsonObject {
  const account = cluster.registry.get(place);
  const { clock } = cluster.registry;
  const asked = isObject(body["spec"]) ? Number(body["spec"]["expirationSeconds"] ?? HOUR_SECONDS) : HOUR_SECONDS;
  const expires = clock.now() + asked * 1000;
  const token = cluster.tokens.request(account, expires);
  return {
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
    metadata: { name: place.name, namespace: place.namespace },
    spec: { ...(isObject(body["spec"]) ? body["spec"] : {}), expirationSeconds: asked },
    status: { token, expirationTimestamp: clock.stamp(expires) },
  };
}

/** Puts a pod on a node, as a scheduler does. */
export function bindPod(cluster: ServedCluster, place: Place, body: JsonObject, actor: Actor): JsonObject {
  const node = isObject(body["target"]) ? String(body["target"]["name"]) : "";
  const pod = cluster.registry.get(place) as Pod;
  if (pod.spec.nodeName !== undefined) {
    throw conflict(place.resource, place.name, `pod ${place.name} is already assigned to node "${pod.spec.nodeName}"`);
  }
  if (actor.dryRun !== true)
    cluster.registry.store.put("pods", { ...pod, spec: { ...pod.spec, nodeName: node } } as KubeObject);
  return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code: 201 };
}

/** Lets a namespace go that waits for nothing but this. */
export function finalizeNamespace(cluster: ServedCluster, place: Place): KubeObject {
  const namespace = cluster.registry.get(place);
  return cluster.registry.store.put("namespaces", { ...namespace, spec: { finalizers: [] } });
}
