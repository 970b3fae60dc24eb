import type { Check } from "@/lib/contract/checks";
import { LAST_APPLIED } from "../objects/annotations";
import { aboutIt, inWords } from "./check";
import { evidenceOf } from "../managers/evidence";
import { lastAppliedDrift } from "./last-applied";
import { writersOf } from "../objects/managed-fields";
import type { Deployment, PodTemplate } from "../objects/objects";

const CODE = "last-applied";
/** As many ghosts as are named in one sentence; all of them are in the evidence. */
const NAMED = 6;

/** What the next `kubectl apply` makes of the rollback, from what the last one left on the Deployment. */
export function lastAppliedCheck({ metadata, spec }: Deployment, target: PodTemplate): Check {
  const drift = lastAppliedDrift(metadata.annotations?.[LAST_APPLIED], target, spec.template);
  const [writer] = writersOf(metadata, ["metadata", "annotations", LAST_APPLIED]);
  // Its value may hold anything that a manifest does, so it is never told.
  const annotation = evidenceOf("Deployment", metadata.name, {
    field: `annotation ${LAST_APPLIED}`,
    at: writer?.at ?? null,
    by: writer?.manager ?? null,
  });
  const next = "Put the older pod template into the manifest before it is applied again.";
  switch (drift.kind) {
    case "none":
      return aboutIt(CODE, "ok", "No kubectl apply is remembered on this Deployment.");
    case "unreadable":
      return aboutIt(
        CODE,
        "warn",
        "What kubectl apply remembers on this Deployment cannot be read: the next apply may fail.",
        {
          evidence: [annotation],
          next: "Apply the manifest with `kubectl apply --server-side`, or repair the annotation.",
        },
      );
    case "read":
      break;
  }
  const { ghosts, overwrites } = drift;
  if (ghosts.length > 0) {
    const fields = ghosts.map((field) => evidenceOf("Deployment", metadata.name, { field }));
    const back = overwrites ? "puts the newer version back but leaves behind" : "leaves behind";
    return aboutIt(CODE, "warn", `The next kubectl apply ${back} ${inWords(ghosts, NAMED)}.`, {
      evidence: [annotation, ...fields],
      next,
    });
  }
  return overwrites
    ? aboutIt(CODE, "warn", "The next kubectl apply puts the newer version back.", { evidence: [annotation], next })
    : aboutIt(CODE, "ok", "What was last applied is what the rollback restores.", { evidence: [annotation] });
}
