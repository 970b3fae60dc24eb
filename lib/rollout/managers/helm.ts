import { message } from "@/lib/contract/message";
import type { Workload } from "../workload/workload";
import { inCommand, markOf, type Manager, templateWriter, writerEvidence } from "./manager";

/** The field manager of the `helm` command. */
export const HELM_MANAGER = "helm";

/** The Helm release that made the Deployment. Helm itself asks for both marks (helm pkg/action/validate.go). */
export function helm(workload: Workload): Manager | null {
  const release = markOf(workload, "annotations", "meta.helm.sh/release-name");
  const namespace = markOf(workload, "annotations", "meta.helm.sh/release-namespace");
  const managedBy = markOf(workload, "labels", "app.kubernetes.io/managed-by");
  if (!release || managedBy?.value !== "Helm") return null;
  const writer = templateWriter(workload, [HELM_MANAGER]);
  const place = namespace?.value ?? workload.metadata.namespace;
  return {
    code: "helm",
    sentence: message("manager.helm", { release: release.value, workload: workload.kind.object }),
    next: message("manager.next.helm-rollback", {
      releaseInCommand: inCommand(release.value),
      namespaceInCommand: inCommand(place),
    }),
    evidence: [release.evidence, managedBy.evidence, ...(writer ? [writerEvidence(workload, writer)] : [])],
  };
}
