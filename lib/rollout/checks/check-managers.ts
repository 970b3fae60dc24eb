import type { Mask } from "@/lib/contract/cluster-text";
import type { RawCheck } from "../managers/evidence";
import { message } from "@/lib/contract/message";
import { aboutIt } from "./check";
import type { Workload } from "../workload/workload";
import { managersOf } from "../managers/managers";

const CODES = ["argo-cd", "flux", "helm", "owner", "server-side-apply"] as const;

/** Who will put the newer version back; one check at least for each way to do that. */
export function managerChecks(workload: Workload, mask: Mask): RawCheck[] {
  const managers = managersOf(workload, mask);
  return CODES.flatMap((code) => {
    const found = managers.filter((manager) => manager.code === code);
    if (found.length === 0)
      return aboutIt(code, "ok", message("check.no-manager", { manager: code, workload: workload.kind.object }));
    return found.map(({ sentence, next, evidence }) =>
      aboutIt(code, "warn", sentence, { next, evidence: [...evidence] }),
    );
  });
}
