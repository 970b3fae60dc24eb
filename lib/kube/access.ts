import "server-only";
import { type ClusterText, clusterText } from "@/lib/contract/cluster-text";
import type { Connection } from "./connection";
import { isJsonObject } from "./narrow";
import { kubeRequest } from "./request";
import type { WorkloadName } from "./workloads";

export type AccessAnswer = { allowed: boolean; reason: ClusterText | null };

/**
 * Whether the API server would let us patch one workload. Its name is part of the question: a right may be limited to
 * named objects.
 * @throws KubeError where even the question is refused
 */
export async function mayPatchWorkload(
  connection: Connection,
  { kind, namespace, name }: WorkloadName,
): Promise<AccessAnswer> {
  const answer = await kubeRequest(connection, {
    method: "POST",
    path: "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
    body: {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectAccessReview",
      spec: { resourceAttributes: { verb: "patch", group: "apps", resource: kind, namespace, name } },
    },
    doing: {
      cluster: connection.context.name,
      verb: "create",
      resource: "selfsubjectaccessreviews",
      namespace: null,
      name: null,
    },
  });
  const status = isJsonObject(answer) && isJsonObject(answer["status"]) ? answer["status"] : {};
  return {
    allowed: status["allowed"] === true,
    reason: typeof status["reason"] === "string" && status["reason"] !== "" ? clusterText(status["reason"]) : null,
  };
}

/** Whether the API server answers at all and calls itself ready. @throws KubeError where it does not */
export async function askVersion(connection: Connection): Promise<void> {
  await kubeRequest(connection, {
    method: "GET",
    path: "/version",
    doing: { cluster: connection.context.name, verb: "get", resource: "/version", namespace: null, name: null },
  });
}
