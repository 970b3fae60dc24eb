import { message } from "@/lib/contract/message";
import { LAST_APPLIED } from "../objects/annotations";
import { aboutIt } from "./check";
import { type RawCheck, workloadEvidence } from "../managers/evidence";
import { lastAppliedDrift } from "./last-applied";
import { writersOf } from "../objects/managed-fields";
import type { PodTemplate } from "../objects/objects";
import type { Workload } from "../workload/workload";

const CODE = "last-applied";

/** What the next `kubectl apply` makes of the rollback, from what the last one left on the Deployment. */
export function lastAppliedCheck(workload: Workload, target: PodTemplate): RawCheck {
  const { kind, metadata, spec } = workload;
  const drift = lastAppliedDrift(metadata.annotations?.[LAST_APPLIED], target, spec.template);
  const [writer] = writersOf(metadata, ["metadata", "annotations", LAST_APPLIED]);
  // Its value may hold anything that a manifest does, so it is never told.
  const annotation = workloadEvidence(workload, {
    field: message("field.annotation", { key: LAST_APPLIED }),
    at: writer?.at ?? null,
    by: writer?.manager ?? null,
  });
  const next = message("check.next.change-manifest");
  switch (drift.kind) {
    case "none":
      return aboutIt(CODE, "ok", message("check.never-applied", { workload: kind.object }));
    case "unreadable":
      return aboutIt(CODE, "warn", message("check.last-applied-unreadable", { workload: kind.object }), {
        evidence: [annotation],
        next: message("check.next.repair-last-applied"),
      });
    case "read":
      break;
  }
  const { ghosts, overwrites } = drift;
  if (ghosts.length > 0) {
    const fields = ghosts.map((ghost) =>
      workloadEvidence(workload, { field: message("field.in-template", { places: [ghost] }) }),
    );
    return aboutIt(CODE, "warn", message("check.apply-leaves-behind", { places: ghosts, overwrites }), {
      evidence: [annotation, ...fields],
      next,
    });
  }
  return overwrites
    ? aboutIt(CODE, "warn", message("check.apply-overwrites"), { evidence: [annotation], next })
    : aboutIt(CODE, "ok", message("check.last-applied-is-target"), { evidence: [annotation] });
}
