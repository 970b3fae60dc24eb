import { message } from "@/lib/contract/message";
import { aboutIt, couldNotLook } from "./check";
import { type RawCheck, evidenceOf } from "../managers/evidence";
import type { Autoscaler } from "../objects/objects";
import type { Workload } from "../workload/workload";
import type { Lookup } from "./surroundings";

const CODE = "autoscaler";

/** Whether an autoscaler moves the replicas of the Deployment while it is rolled back; a rollback itself never does. */
export function autoscalerChecks({ kind, metadata }: Workload, autoscalers: Lookup<readonly Autoscaler[]>): RawCheck[] {
  if (autoscalers.kind === "unknown") return [couldNotLook(CODE, { about: "autoscalers" }, autoscalers)];
  const all = autoscalers.kind === "missing" ? [] : autoscalers.value;
  const targeting = all.filter(
    ({ targetKind, targetName }) => targetKind === kind.object && targetName === metadata.name,
  );
  if (targeting.length === 0) return [aboutIt(CODE, "ok", message("check.no-autoscaler", { workload: kind.object }))];
  return targeting.map(({ name, min, max }) => {
    const meaning = message("meaning.replica-range", { min, max });
    return aboutIt(CODE, "warn", message("check.autoscaler", { name, min, max }), {
      evidence: [evidenceOf("HorizontalPodAutoscaler", name, { field: "spec", meaning })],
    });
  });
}
