import "server-only";
import type { Deployment, ReplicaSet } from "@/lib/rollout/objects/objects";
import type { Connection } from "./connection";
import type { Doing } from "./errors";
import type { WatchTarget } from "./open-watch";
import { deploymentOrNull, toDeployment, toReplicaSet } from "./narrow";
import { problemOfOtherObject } from "./own-answer";
import { listPicked } from "./pages";
import { kubeRequest } from "./request";

/** Recorded by the API server as the author of every field that Rewind writes. */
const FIELD_MANAGER = "rewind";

/** The two ways Rewind writes; the API server tells them apart by content type. */
export type DeploymentPatch = { kind: "json-patch"; operations: unknown } | { kind: "strategic-merge"; body: unknown };

/** One Deployment as it is now. @throws KubeError not-found, forbidden, … */
export async function readDeployment(connection: Connection, namespace: string, name: string): Promise<Deployment> {
  const answer = await kubeRequest(connection, {
    method: "GET",
    path: deploymentPath(namespace, name),
    doing: doingTo(connection, "get", "deployments", namespace, name),
  });
  return toDeployment(answer);
}

/** Every ReplicaSet of the namespace that the selector matches, whoever owns it. @throws KubeError forbidden, … */
export async function listReplicaSets(
  connection: Connection,
  namespace: string,
  selector: string,
): Promise<ReplicaSet[]> {
  return listPicked(
    connection,
    `${namespacePath(namespace)}/replicasets`,
    doingTo(connection, "list", "replicasets", namespace, null),
    toReplicaSet,
    selector === "" ? {} : { labelSelector: selector },
  );
}

/** What `pick` makes of every ReplicaSet of a namespace, or of all with null; no page of whole objects outlives its turn. */
export async function listPickedReplicaSets<T>(
  connection: Connection,
  namespace: string | null,
  pick: (replicaSet: ReplicaSet) => T,
): Promise<T[]> {
  return listPicked(
    connection,
    namespace === null ? "/apis/apps/v1/replicasets" : `${namespacePath(namespace)}/replicasets`,
    doingTo(connection, "list", "replicasets", namespace, null),
    (item) => pick(toReplicaSet(item)),
  );
}

/** What `pick` makes of every Deployment of a namespace, or of all with null; no page of whole objects outlives its turn. */
export async function listDeployments<T>(
  connection: Connection,
  namespace: string | null,
  pick: (deployment: Deployment) => T,
): Promise<T[]> {
  return listPicked(
    connection,
    namespace === null ? "/apis/apps/v1/deployments" : `${namespacePath(namespace)}/deployments`,
    doingTo(connection, "list", "deployments", namespace, null),
    (item) => pick(toDeployment(item)),
  );
}

/** Every Deployment of a namespace, or of all with null; or the one of that name. */
export function deploymentsTarget(connection: Connection, namespace: string | null, name: string | null): WatchTarget {
  return {
    path: namespace === null ? "/apis/apps/v1/deployments" : `${namespacePath(namespace)}/deployments`,
    query: name === null ? {} : { fieldSelector: `metadata.name=${name}` },
    doing: { cluster: connection.context.name, resource: "deployments", namespace, name },
  };
}

/** Every ReplicaSet of a namespace that the selector matches. */
export function replicaSetsTarget(connection: Connection, namespace: string, selector: string): WatchTarget {
  return {
    path: `${namespacePath(namespace)}/replicasets`,
    query: selector === "" ? {} : { labelSelector: selector },
    doing: { cluster: connection.context.name, resource: "replicasets", namespace, name: null },
  };
}

/** The Deployment that is meant: another one of the same name is none. */
export type DeploymentId = { namespace: string; name: string; uid: string };

/**
 * Sends one patch and gives back the Deployment as the API server then has it, or would have it with `dryRun`.
 * @throws KubeError conflict (`isFailedTest` for a JSON Patch whose test failed), rejected, forbidden, not-found, …;
 * with `maybeProcessed` where what came is not that Deployment
 */
export async function patchDeployment(
  connection: Connection,
  { namespace, name, uid }: DeploymentId,
  patch: DeploymentPatch,
  { dryRun = false } = {},
): Promise<Deployment> {
  const doing = doingTo(connection, "patch", "deployments", namespace, name);
  const answer = await kubeRequest(connection, {
    method: "PATCH",
    path: deploymentPath(namespace, name),
    query: { fieldManager: FIELD_MANAGER, ...(dryRun ? { dryRun: "All" } : {}) },
    contentType: `application/${patch.kind === "json-patch" ? "json-patch" : "strategic-merge-patch"}+json`,
    body: patch.kind === "json-patch" ? patch.operations : patch.body,
    doing,
  });
  const deployment = deploymentOrNull(answer);
  if (!deployment || !isSame(deployment, { namespace, name, uid })) throw problemOfOtherObject(doing);
  return deployment;
}

function isSame({ metadata }: Deployment, { namespace, name, uid }: DeploymentId): boolean {
  return metadata.uid === uid && metadata.name === name && metadata.namespace === namespace;
}

function namespacePath(namespace: string): string {
  return `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}`;
}

function deploymentPath(namespace: string, name: string): string {
  return `${namespacePath(namespace)}/deployments/${encodeURIComponent(name)}`;
}

function doingTo(
  { context }: Connection,
  verb: Doing["verb"],
  resource: string,
  namespace: string | null,
  name: string | null,
): Doing {
  return { cluster: context.name, verb, resource, namespace, name };
}
