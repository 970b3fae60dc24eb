import type { Unmasked } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { ProblemExtras } from "@/lib/contract/problem";
import { changeSummaries } from "../diff/change-summaries";
import type { PodTemplate } from "../objects/objects";
import type { Workload, StoredRevision } from "../workload/workload";
import { isSameTemplate } from "../template/template";
import { lastTemplateWriter } from "../objects/managed-fields";

export type FailedTest = "recreated" | "already-there" | "changed-meanwhile" | "paused" | "unexplained";

/**
 * Why the API server refused a patch of `planUndo` with a 422 that names no field: it does not say which test failed
 * (rollout semantics, section 3.6). `planned` is the Deployment the patch was made from, `now` a fresh reading.
 * `unexplained`: nothing that was tested differs any more, so plan again from `now`.
 */
export function explainFailedTest({
  planned,
  now,
  target,
  resume,
}: {
  planned: Workload;
  now: Workload;
  target: StoredRevision;
  resume: boolean;
}): FailedTest {
  if (now.metadata.uid !== planned.metadata.uid) return "recreated";
  const paused = now.spec.paused === true;
  const isThere = isSameTemplate(now.spec.template, target.spec.template);
  if (isThere && !(resume && paused)) return "already-there";
  if (!isSameTemplate(now.spec.template, planned.spec.template)) return "changed-meanwhile";
  return paused && !resume ? "paused" : "unexplained";
}

/**
 * What differs from the template the person saw, and who wrote the template last, when. Without `seen` nothing can be
 * compared, and without managed fields nobody can be named.
 */
export function meanwhileOf({
  now,
  seen,
}: {
  now: Workload;
  seen: PodTemplate | undefined;
}): Unmasked<NonNullable<Coded<ProblemExtras>["meanwhile"]>> {
  const writer = lastTemplateWriter(now.metadata);
  return {
    changes: seen ? changeSummaries(seen, now.spec.template) : [],
    by: writer.manager,
    at: writer.at,
  };
}
