import "server-only";
import type { RolloutKind } from "@/lib/contract/rollout";
import { workloadKind } from "@/lib/rollout/kinds/registry";
import type { StoredRevision, Workload } from "@/lib/rollout/workload/workload";
import type { Connection } from "./connection";
import type { Doing } from "./errors";
import type { WatchTarget } from "./open-watch";
import { toRevision, toWorkload } from "./narrow";
import { problemOfOtherObject } from "./own-answer";
import { listPicked } from "./pages";
import { kubeRequest } from "./request";

/** Recorded by the API server as the author of every field that Rewind writes. */
const FIELD_MANAGER = "rewind";

/** The two ways Rewind writes; the API server tells them apart by content type. */
export type WorkloadPatch = { kind: "json-patch"; operations: unknown } | { kind: "strategic-merge"; body: unknown };

/** Where a workload is: without a name all of the kind in a namespace, without a namespace all of the cluster. */
export type WorkloadPlace = { kind: RolloutKind; namespace: string | null; name: string | null };

/** The one workload of this kind and name. */
export type WorkloadName = { kind: RolloutKind; namespace: string; name: string };

/** One workload as it is now. @throws KubeError not-found, forbidden, … */
export async function readWorkload(connection: Connection, ref: WorkloadName): Promise<Workload> {
  const answer = await kubeRequest(connection, {
    method: "GET",
    path: workloadPath(ref),
    doing: doingTo(connection, "get", ref.kind, ref.namespace, ref.name),
  });
  return toWorkload(workloadKind(ref.kind), answer);
}

/** Every stored revision of the namespace that the selector matches, whoever owns it. @throws KubeError forbidden, … */
export async function listStoredRevisions(
  connection: Connection,
  { kind, namespace }: Pick<WorkloadName, "kind" | "namespace">,
  selector: string,
): Promise<StoredRevision[]> {
  const { path, query, doing } = storedRevisionsTarget(connection, { kind, namespace }, selector);
  return listPicked(connection, path, { ...doing, verb: "list" }, toRevisionOf(kind), query);
}

/** What `pick` makes of every stored revision of a namespace, or of all with null; no page of whole objects outlives its turn. */
export async function listPickedRevisions<T>(
  connection: Connection,
  { kind, namespace }: Pick<WorkloadPlace, "kind" | "namespace">,
  pick: (revision: StoredRevision) => T,
): Promise<T[]> {
  const { path, doing } = storedRevisionsTarget(connection, { kind, namespace }, "");
  return listPicked(connection, path, { ...doing, verb: "list" }, (item) => pick(toRevision(workloadKind(kind), item)));
}

/** What `pick` makes of every workload of a kind in a namespace, or in all with null; no page of whole objects outlives its turn. */
export async function listWorkloads<T>(
  connection: Connection,
  { kind, namespace }: Pick<WorkloadPlace, "kind" | "namespace">,
  pick: (workload: Workload) => T,
): Promise<T[]> {
  const { path, doing } = workloadsTarget(connection, { kind, namespace, name: null });
  return listPicked(connection, path, { ...doing, verb: "list" }, (item) => pick(toWorkload(workloadKind(kind), item)));
}

/** Every workload of a kind in a namespace, or in all with null; or the one of that name. */
export function workloadsTarget(connection: Connection, { kind, namespace, name }: WorkloadPlace): WatchTarget {
  return {
    path: collectionPath(kind, namespace),
    query: name === null ? {} : { fieldSelector: `metadata.name=${name}` },
    doing: { cluster: connection.context.name, resource: kind, namespace, name },
  };
}

/** Every stored revision of workloads of a kind, in a namespace or in all with null, that the selector matches. */
export function storedRevisionsTarget(
  connection: Connection,
  { kind, namespace }: Pick<WorkloadPlace, "kind" | "namespace">,
  selector: string,
): WatchTarget {
  const { resource } = workloadKind(kind).revisions;
  return {
    path: collectionPath(resource, namespace),
    query: selector === "" ? {} : { labelSelector: selector },
    doing: { cluster: connection.context.name, resource, namespace, name: null },
  };
}

/** What makes a workload of this kind of a watched object. @throws ProblemError cluster-error */
export function toWorkloadOf(kind: RolloutKind) {
  return (object: Parameters<typeof toWorkload>[1]) => toWorkload(workloadKind(kind), object);
}

/** What makes a stored revision of this kind of a watched object. @throws ProblemError cluster-error */
export function toRevisionOf(kind: RolloutKind) {
  return (object: Parameters<typeof toRevision>[1]) => toRevision(workloadKind(kind), object);
}

/** The workload that is meant: another one of the same name is none. */
export type WorkloadId = WorkloadName & { uid: string };

/**
 * Sends one patch and gives back the workload as the API server then has it, or would have it with `dryRun`.
 * @throws KubeError conflict (`isFailedTest` for a JSON Patch whose test failed), rejected, forbidden, not-found, …;
 * with `maybeProcessed` where what came is not that workload
 */
export async function patchWorkload(
  connection: Connection,
  { kind, namespace, name, uid }: WorkloadId,
  patch: WorkloadPatch,
  { dryRun = false } = {},
): Promise<Workload> {
  const doing = doingTo(connection, "patch", kind, namespace, name);
  const answer = await kubeRequest(connection, {
    method: "PATCH",
    path: workloadPath({ kind, namespace, name }),
    query: { fieldManager: FIELD_MANAGER, ...(dryRun ? { dryRun: "All" } : {}) },
    contentType: `application/${patch.kind === "json-patch" ? "json-patch" : "strategic-merge-patch"}+json`,
    body: patch.kind === "json-patch" ? patch.operations : patch.body,
    doing,
  });
  const workload = workloadKind(kind).toWorkload(answer);
  if (!workload || !isSame(workload, { kind, namespace, name, uid })) throw problemOfOtherObject(doing);
  return workload;
}

function isSame({ metadata }: Workload, { namespace, name, uid }: WorkloadId): boolean {
  return metadata.uid === uid && metadata.name === name && metadata.namespace === namespace;
}

/** Workloads and their stored revisions are in one group. */
function collectionPath(resource: string, namespace: string | null): string {
  return `/apis/apps/v1${namespace === null ? "" : `/namespaces/${encodeURIComponent(namespace)}`}/${resource}`;
}

function workloadPath({ kind, namespace, name }: WorkloadName): string {
  return `${collectionPath(kind, namespace)}/${encodeURIComponent(name)}`;
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
