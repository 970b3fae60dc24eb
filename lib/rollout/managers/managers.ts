import { ARGO_MANAGERS, argoCd } from "./argo-cd";
import { evidenceOf } from "./evidence";
import { flux, FLUX_MANAGERS } from "./flux";
import { helm, HELM_MANAGER } from "./helm";
import { writersOf } from "../objects/managed-fields";
import type { Deployment } from "../objects/objects";
import { type Owner, TEMPLATE_PATH, writerEvidence } from "./manager";

/** Whose writes are told under their own names; and ours, which is no reason to expect another. */
const KNOWN_MANAGERS: ReadonlySet<string> = new Set([...ARGO_MANAGERS, ...FLUX_MANAGERS, HELM_MANAGER, "rewind"]);

/**
 * Everybody who, by labels, annotations, owner references and managed fields, applies a template of its own to the
 * Deployment. A Helm release that Flux drives is told as Flux's, whose next step is the one that helps.
 */
export function ownersOf(deployment: Deployment): Owner[] {
  const argo = argoCd(deployment);
  const byFlux = flux(deployment);
  const release = byFlux.some(({ kind }) => kind === "HelmRelease") ? null : helm(deployment);
  return [
    ...(argo ? [argo] : []),
    ...byFlux.map(({ kind: _kind, ...owner }) => owner),
    ...(release ? [release] : []),
    ...owningController(deployment),
    ...serverSideAppliers(deployment),
  ];
}

/** An operator that has a Deployment made of its own object keeps it as that object says. */
function owningController({ metadata }: Deployment): Owner[] {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (!owner) return [];
  const called = `${owner.kind} ${owner.name}`;
  return [
    {
      code: "owner",
      text: `${called} controls this Deployment and may write its pod template again at any time.`,
      next: `Change ${called} instead: the Deployment follows it.`,
      evidence: [
        evidenceOf("Deployment", metadata.name, { field: "metadata.ownerReferences", value: called }),
        evidenceOf(owner.kind, owner.name),
      ],
    },
  ];
}

function serverSideAppliers(deployment: Deployment): Owner[] {
  return writersOf(deployment.metadata, TEMPLATE_PATH)
    .filter(({ manager, operation }) => operation === "Apply" && !KNOWN_MANAGERS.has(manager ?? ""))
    .map((writer) => ({
      code: "server-side-apply",
      text: `${writer.manager ?? "Somebody"} owns the pod template by server-side apply: its next apply is a conflict, or with force puts the newer version back.`,
      next: `Put the older version into what ${writer.manager ?? "it"} applies before it applies again.`,
      evidence: [writerEvidence(deployment, writer)],
    }));
}
