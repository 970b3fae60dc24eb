import { type Mask, maskedOrNull, rawOf } from "@/lib/contract/cluster-text";
import { message } from "@/lib/contract/message";
import { ARGO_MANAGERS, argoCd } from "./argo-cd";
import { evidenceOf, workloadEvidence } from "./evidence";
import { flux, FLUX_MANAGERS } from "./flux";
import { helm, HELM_MANAGER } from "./helm";
import { writersOf, TEMPLATE_PATH } from "../objects/managed-fields";
import type { Workload } from "../workload/workload";
import { type Manager, writerEvidence } from "./manager";

/** Whose writes are told under their own names; and ours, which is no reason to expect another. */
const KNOWN_MANAGERS: ReadonlySet<string> = new Set([...ARGO_MANAGERS, ...FLUX_MANAGERS, HELM_MANAGER, "rewind"]);

/**
 * Everybody who, by labels, annotations, owner references and managed fields, applies a template of its own to the
 * Deployment. A Helm release that Flux drives is told as Flux's, whose next step is the one that helps.
 */
export function managersOf(workload: Workload, mask: Mask): Manager[] {
  const argo = argoCd(workload);
  const byFlux = flux(workload);
  const release = byFlux.some(({ kind }) => kind === "HelmRelease") ? null : helm(workload);
  return [
    ...(argo ? [argo] : []),
    ...byFlux.map(({ kind: _kind, ...manager }) => manager),
    ...(release ? [release] : []),
    ...owningController(workload),
    ...serverSideAppliers(workload, mask),
  ];
}

/** An operator that has a Deployment made of its own object keeps it as that object says. */
function owningController(workload: Workload): Manager[] {
  const owner = workload.metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (!owner) return [];
  const { kind, name } = owner;
  return [
    {
      code: "owner",
      sentence: message("manager.owner", { kind, name, workload: workload.kind.object }),
      next: message("manager.next.change-owner", { kind, name, workload: workload.kind.object }),
      evidence: [
        workloadEvidence(workload, { field: "metadata.ownerReferences", value: `${kind} ${name}` }),
        evidenceOf(kind, name),
      ],
    },
  ];
}

function serverSideAppliers(workload: Workload, mask: Mask): Manager[] {
  return writersOf(workload.metadata, TEMPLATE_PATH)
    .filter(({ manager, operation }) => operation === "Apply" && !(manager && KNOWN_MANAGERS.has(rawOf(manager))))
    .map((writer) => {
      const manager = maskedOrNull(writer.manager, mask);
      return {
        code: "server-side-apply",
        sentence: message("manager.server-side-apply", { manager }),
        next: message("manager.next.change-applied", { manager }),
        evidence: [writerEvidence(workload, writer)],
      };
    });
}
