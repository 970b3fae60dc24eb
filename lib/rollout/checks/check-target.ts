import { wordsOf } from "../objects/conditions";
import type { RevisionName } from "@/lib/contract/facts/checks";
import { message } from "@/lib/contract/message";
import { ROLLBACKS } from "../objects/annotations";
import { aboutIt } from "./check";
import { type RawCheck, type RawEvidence, revisionEvidence, workloadEvidence } from "../managers/evidence";
import { chronicleOf } from "../history/chronicle";
import { leftBehindOf } from "../history/left-behind";
import { momentOf } from "../objects/managed-fields";
import type { Condition } from "../objects/objects";
import type { Workload, StoredRevision } from "../workload/workload";
import type { Rollback } from "../history/rollback-records";

/** Whether the target is a revision that somebody rolled back from, and that has not run since. */
export function rolledBackFromCheck(
  workload: Workload,
  owned: readonly StoredRevision[],
  target: StoredRevision,
  revision: RevisionName,
): RawCheck {
  const code = "rolled-back-from";
  const left = leftBehindOf(chronicleOf(workload, owned), target);
  if (!left) return aboutIt(code, "ok", message("check.not-rolled-back-from", { revision }));
  const { byCurrent } = left;
  return aboutIt(code, "warn", message("check.rolled-back-from", { revision, byCurrent }), {
    evidence: left.record ? [recordEvidence(workload, left.record)] : formerNumbers(left.to),
    next: message("check.next.mended"),
  });
}

function recordEvidence(workload: Workload, { by, at }: Rollback): RawEvidence {
  return workloadEvidence(workload, { field: message("field.annotation", { key: ROLLBACKS }), at, by });
}

function formerNumbers(broughtBack: StoredRevision | undefined): RawEvidence[] {
  const reuse = broughtBack?.kind.reuseOf(broughtBack);
  if (!broughtBack || !reuse) return [];
  const field = message("field.annotation", { key: reuse.annotation });
  return [revisionEvidence(broughtBack, { field, value: reuse.value })];
}

/**
 * Whether the target ever became available. Kubernetes keeps no record of it once its pods are gone: there is only what
 * the controller says of the revision it last looked at, and the pods that are there now.
 */
export function neverAvailableCheck(workload: Workload, target: StoredRevision, revision: RevisionName): RawCheck {
  const code = "never-available";
  const { name } = target.metadata;
  const { availableReplicas = 0 } = target.status ?? {};
  if (availableReplicas > 0) {
    return aboutIt(code, "ok", message("check.has-available", { revision, pods: availableReplicas }), {
      evidence: [revisionEvidence(target, { field: "status.availableReplicas", value: String(availableReplicas) })],
    });
  }
  const progress = workload.kind.progressOf(workload);
  const last = progress?.revision === name ? progress : null;
  if (last?.kind === "deadline-exceeded") {
    return aboutIt(code, "bad", message("check.missed-deadline", { revision }), {
      evidence: [conditionEvidence(workload, last.condition)],
      next: message("check.next.one-that-worked"),
    });
  }
  const desired = target.spec.replicas ?? 1;
  if (desired > 0) {
    return aboutIt(code, "warn", message("check.none-available", { revision, desired }), {
      evidence: [revisionEvidence(target, { field: "status.availableReplicas", value: "0" })],
      next: message("check.next.why-not-available"),
    });
  }
  if (last?.kind === "done") {
    return aboutIt(code, "ok", message("check.became-available", { revision }), {
      evidence: [conditionEvidence(workload, last.condition)],
    });
  }
  return aboutIt(code, "ok", message("check.no-failure-recorded", { revision }));
}

function conditionEvidence(workload: Workload, condition: Condition) {
  return workloadEvidence(workload, {
    field: `conditions[${condition.type}]`,
    value: `${condition.reason ?? ""}: ${wordsOf(condition)}`,
    at: momentOf(condition.lastUpdateTime),
  });
}
