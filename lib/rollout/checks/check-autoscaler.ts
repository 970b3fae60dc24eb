import type { Check } from "@/lib/contract/checks";
import { aboutIt, couldNotLook } from "./check";
import { evidenceOf } from "../managers/evidence";
import type { Autoscaler, Deployment } from "../objects/objects";
import type { Looked } from "./surroundings";

const CODE = "autoscaler";

/** Whether an autoscaler moves the replicas of the Deployment while it is rolled back; a rollback itself never does. */
export function autoscalerChecks({ metadata }: Deployment, autoscalers: Looked<readonly Autoscaler[]>): Check[] {
  if (autoscalers.kind === "unknown") return [couldNotLook(CODE, "Autoscalers", autoscalers)];
  const all = autoscalers.kind === "missing" ? [] : autoscalers.value;
  const targeting = all.filter(
    ({ targetKind, targetName }) => targetKind === "Deployment" && targetName === metadata.name,
  );
  if (targeting.length === 0) return [aboutIt(CODE, "ok", "No autoscaler scales this Deployment.")];
  return targeting.map(({ name, min, max }) => {
    const range = max === null ? `at ${min} or more` : `between ${min} and ${max}`;
    return aboutIt(
      CODE,
      "warn",
      `HorizontalPodAutoscaler ${name} keeps the replicas ${range} and may move them; the rollback leaves them as they are.`,
      { evidence: [evidenceOf("HorizontalPodAutoscaler", name, { field: "spec", value: range })] },
    );
  });
}
