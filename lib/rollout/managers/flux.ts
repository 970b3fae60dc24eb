import { message } from "@/lib/contract/message";
import type { Workload } from "../workload/workload";
import { inCommand, markOf, type Manager, templateWriter, writerEvidence } from "./manager";

/** What of Flux applies manifests: its kind, the domain of its labels, its field manager, its name in commands. */
const APPLIERS = [
  { kind: "Kustomization", domain: "kustomize.toolkit.fluxcd.io", manager: "kustomize-controller" },
  { kind: "HelmRelease", domain: "helm.toolkit.fluxcd.io", manager: "helm-controller" },
] as const;
export const FLUX_MANAGERS: readonly string[] = APPLIERS.map(({ manager }) => manager);

/** The Kustomization and HelmRelease of Flux that the Deployment belongs to, by their labels or field managers. */
export function flux(workload: Workload): (Manager & { kind: "Kustomization" | "HelmRelease" })[] {
  return APPLIERS.flatMap(({ kind, domain, manager }) => {
    if (workload.metadata.annotations?.[`${domain}/reconcile`]?.toLowerCase() === "disabled") return [];
    const name = markOf(workload, "labels", `${domain}/name`);
    const namespace = markOf(workload, "labels", `${domain}/namespace`);
    const writer = templateWriter(workload, [manager]);
    if (!name && !writer) return [];
    const place = { name: name?.value ?? null, namespace: namespace?.value ?? null };
    const inCommands = { nameInCommand: inCommand(place.name), namespaceInCommand: inCommand(place.namespace) };
    return {
      code: "flux",
      kind,
      sentence: message("manager.flux", { kind, ...place, workload: workload.kind.object }),
      next: message("manager.next.suspend", { kind, ...inCommands }),
      evidence: [
        ...[name, namespace].flatMap((mark) => (mark ? [mark.evidence] : [])),
        ...(writer ? [writerEvidence(workload, writer)] : []),
      ],
    };
  });
}
