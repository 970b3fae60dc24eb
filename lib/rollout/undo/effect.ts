import { RESTARTED_AT } from "../objects/annotations";
import type { Workload, StoredRevision } from "../workload/workload";
import { recordsIn } from "../history/rollback-records";
import { isSameTemplate } from "../template/template";
import { explainFailedTest } from "./undo-outcome";

/** `overtaken`: as the Deployment is now, the API server would refuse the patch. */
export type Effect = "took-effect" | "overtaken";

/**
 * What became of a rollback whose answer did not tell, read off the Deployment as it is `now`; null while it can still
 * take effect. Its record names it to the millisecond; without one the template has to do. `planned` is the Deployment
 * that the patch was made from, `at` the time of the record.
 */
export function effectOfUndo(
  sent: { planned: Workload; target: StoredRevision; resume: boolean; at: string },
  now: Workload,
): Effect | null {
  if (now.metadata.uid !== sent.planned.metadata.uid) return "overtaken";
  const records = recordsIn([now.metadata.annotations]);
  if (records.some(({ to, at }) => to === sent.target.metadata.uid && at === sent.at)) return "took-effect";
  switch (explainFailedTest({ ...sent, now })) {
    case "already-there":
      return "took-effect";
    case "recreated":
    case "changed-meanwhile":
      return "overtaken";
    // Once somebody resumes it, the patch holds again.
    case "paused":
    case "unexplained":
      return null;
  }
}

/** The same of a pause, which holds for any template. */
export function effectOfPause(planned: Workload, now: Workload): Effect | null {
  if (now.metadata.uid !== planned.metadata.uid) return "overtaken";
  return now.spec.paused === true ? "took-effect" : null;
}

/** The same of a resume, which holds for the template that was pending. */
export function effectOfResume(planned: Workload, now: Workload): Effect | null {
  if (now.metadata.uid !== planned.metadata.uid) return "overtaken";
  if (now.spec.paused !== true) return "took-effect";
  return isSameTemplate(now.spec.template, planned.spec.template) ? null : "overtaken";
}

/** The same of a restart, which holds for any template and marks it with `restartedAt`. */
export function effectOfRestart(planned: Workload, now: Workload, restartedAt: string): Effect | null {
  if (now.metadata.uid !== planned.metadata.uid) return "overtaken";
  return now.spec.template.metadata?.annotations?.[RESTARTED_AT] === restartedAt ? "took-effect" : null;
}
