import type { Deployment } from "../objects/objects";
import { inCommand, markOf, type Owner, templateWriter, writerEvidence } from "./manager";

/** The field manager of the `helm` command. */
export const HELM_MANAGER = "helm";

/** The Helm release that made the Deployment. Helm itself asks for both marks (helm pkg/action/validate.go). */
export function helm(deployment: Deployment): Owner | null {
  const release = markOf(deployment, "annotations", "meta.helm.sh/release-name");
  const namespace = markOf(deployment, "annotations", "meta.helm.sh/release-namespace");
  const managedBy = markOf(deployment, "labels", "app.kubernetes.io/managed-by");
  if (!release || managedBy?.value !== "Helm") return null;
  const writer = templateWriter(deployment, [HELM_MANAGER]);
  const place = inCommand(namespace?.value ?? deployment.metadata.namespace, "NAMESPACE");
  return {
    code: "helm",
    text: `Helm release ${release.value} made this Deployment and will not know of the rollback: the next upgrade puts the newer version back.`,
    next: `Roll back the release instead: \`helm rollback ${inCommand(release.value, "RELEASE")} -n ${place}\`.`,
    evidence: [release.evidence, managedBy.evidence, ...(writer ? [writerEvidence(deployment, writer)] : [])],
  };
}
