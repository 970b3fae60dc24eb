import "server-only";
import { maskedText } from "@/lib/kube/mask";
import { maskedOrNull } from "@/lib/contract/cluster-text";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { PodTemplate } from "@/lib/rollout/objects/objects";
import type { Workload, StoredRevision } from "@/lib/rollout/workload/workload";
import { ownedRevisions } from "@/lib/rollout/history/ownership";
import { meanwhileOf } from "@/lib/rollout/undo/undo-outcome";
import { splitDigest, templateDigest } from "../reading/live-digest";
import { refusal } from "../refusals";

/** Refuses where the name now stands for another object than the person saw. @throws ProblemError recreated */
export function refuseWhenRecreated(ref: RolloutRef, now: Workload, seen: string): void {
  if (splitDigest(seen).uid !== now.metadata.uid) throw refusal("recreated", ref);
}

/**
 * Refuses where the template is no longer the one that the person's screen showed.
 * @throws ProblemError changed-meanwhile, with what is different and who wrote it
 */
export function refuseWhenChanged(
  ref: RolloutRef,
  now: Workload,
  stored: readonly StoredRevision[],
  seen: string,
): void {
  const { template } = splitDigest(seen);
  if (template === templateDigest(now.spec.template)) return;
  // What was seen is found among the revisions, where the controller had already made one of it.
  const then = ownedRevisions(now, stored).find(({ spec }) => templateDigest(spec.template) === template);
  throw changedMeanwhile(ref, now, then?.spec.template);
}

/** `seen`: the template the person decided on, where it is known. */
export function changedMeanwhile(ref: RolloutRef, now: Workload, seen: PodTemplate | undefined): ProblemError {
  const meanwhile = meanwhileOf({ now, seen });
  return refusal("changed-meanwhile", ref, { meanwhile: { ...meanwhile, by: maskedOrNull(meanwhile.by, maskedText) } });
}
