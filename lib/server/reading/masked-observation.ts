import "server-only";
import type { Deployment, ReplicaSet } from "@/lib/rollout/objects/objects";
import type { Sight } from "@/lib/rollout/diagnosis/scene";
import { maskedText } from "../masks";

/**
 * A sight in which every message and reason of the cluster, of a webhook or of a program is masked already: a sentence
 * made of them is cut, and half a secret would no longer be known for one.
 */
export function maskedSight(sight: Sight): Sight {
  return {
    ...sight,
    deployment: withMaskedStatus(sight.deployment),
    replicaSets: sight.replicaSets?.map(withMaskedStatus) ?? null,
    pods: sight.pods?.map(withMaskedMessages) ?? null,
    events: sight.events?.map(withMaskedMessages) ?? null,
  };
}

function withMaskedStatus<Workload extends Deployment | ReplicaSet>(workload: Workload): Workload {
  return { ...workload, status: withMaskedMessages(workload.status) };
}

function withMaskedMessages<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withMaskedMessages) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      (key === "message" || key === "reason") && typeof part === "string" ? maskedText(part) : withMaskedMessages(part),
    ]),
  ) as Value;
}
