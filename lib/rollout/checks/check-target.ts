import type { Check, CheckEvidence } from "@/lib/contract/checks";
import { REVISION_HISTORY, ROLLBACKS } from "../objects/annotations";
import { aboutIt } from "./check";
import { evidenceOf } from "../managers/evidence";
import { chronicleOf } from "../history/chronicle";
import { leftBehindOf } from "../history/left-behind";
import { momentOf } from "../objects/managed-fields";
import type { Condition, Deployment, ReplicaSet } from "../objects/objects";
import type { Rollback } from "../history/rollback-records";

/** Whether the target is a revision that somebody rolled back from, and that has not run since. `called`: `revision 3`. */
export function rolledBackFromCheck(
  deployment: Deployment,
  owned: readonly ReplicaSet[],
  target: ReplicaSet,
  called: string,
): Check {
  const code = "rolled-back-from";
  const left = leftBehindOf(chronicleOf(deployment, owned), target);
  if (!left) return aboutIt(code, "ok", `Nothing says that somebody rolled back from ${called}.`);
  const text = left.byCurrent
    ? `The rollback to what runs now left ${called} behind: this would undo that rollback.`
    : `Somebody rolled back from ${called}, and it has not run since.`;
  return aboutIt(code, "warn", text, {
    evidence: left.record ? [recordEvidence(deployment, left.record)] : formerNumbers(left.to),
    next: "Make sure that what was wrong with it then is mended, or choose another revision.",
  });
}

function recordEvidence({ metadata }: Deployment, { by, at }: Rollback): CheckEvidence {
  return evidenceOf("Deployment", metadata.name, { field: `annotation ${ROLLBACKS}`, at, by });
}

function formerNumbers(broughtBack: ReplicaSet | undefined): CheckEvidence[] {
  const value = broughtBack?.metadata.annotations?.[REVISION_HISTORY];
  if (!broughtBack || value === undefined) return [];
  return [evidenceOf("ReplicaSet", broughtBack.metadata.name, { field: `annotation ${REVISION_HISTORY}`, value })];
}

/**
 * Whether the target ever became available. Kubernetes keeps no record of it once its pods are gone: there is only what
 * the Progressing condition says of the ReplicaSet it last looked at, and the pods that are there now.
 */
export function neverAvailableCheck(deployment: Deployment, target: ReplicaSet, called: string): Check {
  const code = "never-available";
  const { name } = target.metadata;
  const { availableReplicas = 0 } = target.status ?? {};
  if (availableReplicas > 0) {
    return aboutIt(
      code,
      "ok",
      `${capital(called)} has ${availableReplicas} available ${pods(availableReplicas)} now.`,
      {
        evidence: [
          evidenceOf("ReplicaSet", name, { field: "status.availableReplicas", value: String(availableReplicas) }),
        ],
      },
    );
  }
  const condition = progressingOf(deployment, name);
  if (condition?.reason === "ProgressDeadlineExceeded") {
    return aboutIt(code, "bad", `${capital(called)} did not become available within its deadline.`, {
      evidence: [conditionEvidence(deployment, condition)],
      next: "Choose a revision that has worked.",
    });
  }
  const desired = target.spec.replicas ?? 1;
  if (desired > 0) {
    return aboutIt(
      code,
      "warn",
      `${capital(called)} wants ${desired} ${pods(desired)} and none of them is available.`,
      {
        evidence: [evidenceOf("ReplicaSet", name, { field: "status.availableReplicas", value: "0" })],
        next: "See first why its pods are not available, or choose a revision that has worked.",
      },
    );
  }
  if (condition?.reason === "NewReplicaSetAvailable") {
    return aboutIt(code, "ok", `${capital(called)} became available when it was rolled out.`, {
      evidence: [conditionEvidence(deployment, condition)],
    });
  }
  return aboutIt(code, "ok", `Nothing says that ${called} failed to become available; without pods no record is kept.`);
}

/** The condition, where its message names the ReplicaSet (deployment progress.go). */
function progressingOf({ status }: Deployment, replicaSet: string): Condition | undefined {
  return status?.conditions?.find(
    ({ type, message }) => type === "Progressing" && message?.includes(`ReplicaSet "${replicaSet}"`),
  );
}

function conditionEvidence({ metadata }: Deployment, condition: Condition) {
  return evidenceOf("Deployment", metadata.name, {
    field: "conditions[Progressing]",
    value: `${condition.reason ?? ""}: ${condition.message ?? ""}`,
    at: momentOf(condition.lastUpdateTime),
  });
}

function pods(count: number): string {
  return count === 1 ? "pod" : "pods";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
