import type { Check, CheckEvidence } from "@/lib/contract/checks";
import type { RevisionName } from "@/lib/contract/facts/checks";
import { type Coded, message } from "@/lib/contract/message";
import { ROLLBACKS } from "../objects/annotations";
import { aboutIt } from "./check";
import { evidenceOf } from "../managers/evidence";
import { chronicleOf } from "../history/chronicle";
import { leftBehindOf } from "../history/left-behind";
import { momentOf } from "../objects/managed-fields";
import type { Condition, Deployment, ReplicaSet } from "../objects/objects";
import type { Rollback } from "../history/rollback-records";

/** Whether the target is a revision that somebody rolled back from, and that has not run since. */
export function rolledBackFromCheck(
  deployment: Deployment,
  owned: readonly ReplicaSet[],
  target: ReplicaSet,
  revision: RevisionName,
): Coded<Check> {
  const code = "rolled-back-from";
  const left = leftBehindOf(chronicleOf(deployment, owned), target);
  if (!left) return aboutIt(code, "ok", message("check.not-rolled-back-from", { revision }));
  const { byCurrent } = left;
  return aboutIt(code, "warn", message("check.rolled-back-from", { revision, byCurrent }), {
    evidence: left.record ? [recordEvidence(deployment, left.record)] : formerNumbers(left.to),
    next: message("check.next.mended"),
  });
}

function recordEvidence({ metadata }: Deployment, { by, at }: Rollback): Coded<CheckEvidence> {
  return evidenceOf("Deployment", metadata.name, { field: message("field.annotation", { key: ROLLBACKS }), at, by });
}

function formerNumbers(broughtBack: ReplicaSet | undefined): Coded<CheckEvidence>[] {
  const reuse = broughtBack?.kind.reuseOf(broughtBack);
  if (!broughtBack || !reuse) return [];
  const field = message("field.annotation", { key: reuse.annotation });
  return [evidenceOf(broughtBack.kind.revisions.object, broughtBack.metadata.name, { field, value: reuse.value })];
}

/**
 * Whether the target ever became available. Kubernetes keeps no record of it once its pods are gone: there is only what
 * the Progressing condition says of the ReplicaSet it last looked at, and the pods that are there now.
 */
export function neverAvailableCheck(deployment: Deployment, target: ReplicaSet, revision: RevisionName): Coded<Check> {
  const code = "never-available";
  const { name } = target.metadata;
  const { availableReplicas = 0 } = target.status ?? {};
  if (availableReplicas > 0) {
    return aboutIt(code, "ok", message("check.has-available", { revision, pods: availableReplicas }), {
      evidence: [
        evidenceOf("ReplicaSet", name, { field: "status.availableReplicas", value: String(availableReplicas) }),
      ],
    });
  }
  const condition = progressingOf(deployment, name);
  if (condition?.reason === "ProgressDeadlineExceeded") {
    return aboutIt(code, "bad", message("check.missed-deadline", { revision }), {
      evidence: [conditionEvidence(deployment, condition)],
      next: message("check.next.one-that-worked"),
    });
  }
  const desired = target.spec.replicas ?? 1;
  if (desired > 0) {
    return aboutIt(code, "warn", message("check.none-available", { revision, desired }), {
      evidence: [evidenceOf("ReplicaSet", name, { field: "status.availableReplicas", value: "0" })],
      next: message("check.next.why-not-available"),
    });
  }
  if (condition?.reason === "NewReplicaSetAvailable") {
    return aboutIt(code, "ok", message("check.became-available", { revision }), {
      evidence: [conditionEvidence(deployment, condition)],
    });
  }
  return aboutIt(code, "ok", message("check.no-failure-recorded", { revision }));
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
