import { message } from "@/lib/contract/message";
import { aboutIt } from "./check";
import { type RawCheck, workloadEvidence } from "../managers/evidence";
import type { Workload, StoredRevision } from "../workload/workload";
import { outageOf } from "../undo/outage";
import { rollingUpdateOf } from "../history/rolling-strategy";

const CODE = "outage";

/** Whether pods go on serving while a rollback to `target` replaces them. */
export function outageCheck(workload: Workload, owned: readonly StoredRevision[], target: StoredRevision): RawCheck {
  const outage = outageOf(workload, owned, target);
  const meaning = rollingUpdateOf(workload);
  const { strategyField: field } = workload.kind;
  const evidence = [
    meaning
      ? workloadEvidence(workload, { field: `${field}.rollingUpdate`, meaning })
      : workloadEvidence(workload, { field, value: workload.kind.strategyOf(workload).type }),
  ];
  if (!outage) {
    const down = owned.some(
      (storedRevision) => storedRevision !== target && (storedRevision.status?.replicas ?? 0) > 0,
    );
    return down && (workload.spec.replicas ?? 1) > 0
      ? aboutIt(CODE, "ok", message("check.keeps-serving"), { evidence })
      : aboutIt(CODE, "not-applicable", message("check.no-pods-to-replace"));
  }
  const { kind, down, kept } = outage;
  if (kind === "may-go-down-first") {
    return aboutIt(CODE, "warn", message("check.may-go-down-first", { down }), {
      evidence,
      next: message("check.next.lower-max-unavailable"),
    });
  }
  if (kept > 0) return aboutIt(CODE, "warn", message("check.only-older-serve", { down, kept }), { evidence });
  return aboutIt(CODE, "warn", message("check.all-down-first", { down }), {
    evidence,
    next: message("check.next.quiet-hour-or-strategy"),
  });
}
