import type { Deployment } from "../objects/objects";
import { inCommand, markOf, type Owner, templateWriter, writerEvidence } from "./manager";

/** What of Flux applies manifests: its kind, the domain of its labels, its field manager, its name in commands. */
const APPLIERS = [
  { kind: "Kustomization", domain: "kustomize.toolkit.fluxcd.io", manager: "kustomize-controller" },
  { kind: "HelmRelease", domain: "helm.toolkit.fluxcd.io", manager: "helm-controller" },
] as const;
export const FLUX_MANAGERS: readonly string[] = APPLIERS.map(({ manager }) => manager);

/** The Kustomization and HelmRelease of Flux that the Deployment belongs to, by their labels or field managers. */
export function flux(deployment: Deployment): (Owner & { kind: "Kustomization" | "HelmRelease" })[] {
  return APPLIERS.flatMap(({ kind, domain, manager }) => {
    if (deployment.metadata.annotations?.[`${domain}/reconcile`]?.toLowerCase() === "disabled") return [];
    const name = markOf(deployment, "labels", `${domain}/name`);
    const namespace = markOf(deployment, "labels", `${domain}/namespace`);
    const writer = templateWriter(deployment, [manager]);
    if (!name && !writer) return [];
    const called = name === null ? "" : ` ${namespace ? `${namespace.value}/` : ""}${name.value}`;
    const command = `flux suspend ${kind.toLowerCase()} ${inCommand(name?.value ?? null, "NAME")} -n ${inCommand(namespace?.value ?? null, "NAMESPACE")}`;
    return {
      code: "flux",
      kind,
      text: `Flux applies this Deployment from ${kind}${called}: its next reconciliation puts the newer version back.`,
      next: `Suspend it first: \`${command}\`.`,
      evidence: [
        ...[name, namespace].flatMap((mark) => (mark ? [mark.evidence] : [])),
        ...(writer ? [writerEvidence(deployment, writer)] : []),
      ],
    };
  });
}
