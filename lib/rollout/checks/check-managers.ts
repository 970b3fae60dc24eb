import type { Check } from "@/lib/contract/checks";
import { aboutIt } from "./check";
import type { Deployment } from "../objects/objects";
import { type Owner } from "../managers/manager";
import { ownersOf } from "../managers/managers";

const NOBODY: Record<Owner["code"], string> = {
  "argo-cd": "Nothing says that Argo CD syncs this Deployment.",
  flux: "Nothing says that Flux applies this Deployment.",
  helm: "Nothing says that a Helm release of its own will be upgraded over the rollback.",
  owner: "No other object controls this Deployment.",
  "server-side-apply": "Nobody else owns the pod template by server-side apply.",
};
const CODES = ["argo-cd", "flux", "helm", "owner", "server-side-apply"] as const;

/** Who will put the newer version back; one check at least for each way to do that. */
export function ownerChecks(deployment: Deployment): Check[] {
  const owners = ownersOf(deployment);
  return CODES.flatMap((code) => {
    const found = owners.filter((owner) => owner.code === code);
    if (found.length === 0) return aboutIt(code, "ok", NOBODY[code]);
    return found.map(({ text, next, evidence }) => aboutIt(code, "warn", text, { next, evidence: [...evidence] }));
  });
}
