import "server-only";
import { maskedText } from "@/lib/kube/mask";
import { maskedOrNull } from "@/lib/contract/cluster-text";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { Deployment, PodTemplate, ReplicaSet } from "@/lib/rollout/objects/objects";
import { ownedReplicaSets } from "@/lib/rollout/history/ownership";
import { meanwhileOf } from "@/lib/rollout/undo/undo-outcome";
import { splitDigest, templateDigest } from "../reading/live-digest";
import { refusal } from "../refusals";

/** Refuses where the name now stands for another object than the person saw. @throws ProblemError recreated */
export function refuseWhenRecreated(ref: RolloutRef, now: Deployment, seen: string): void {
  if (splitDigest(seen).uid !== now.metadata.uid) throw refusal("recreated", ref);
}

/**
 * Refuses where the template is no longer the one that the person's screen showed.
 * @throws ProblemError changed-meanwhile, with what is different and who wrote it
 */
export function refuseWhenChanged(
  ref: RolloutRef,
  now: Deployment,
  replicaSets: readonly ReplicaSet[],
  seen: string,
): void {
  const { template } = splitDigest(seen);
  if (template === templateDigest(now.spec.template)) return;
  // What was seen is found among the revisions, where the controller had already made one of it.
  const then = ownedReplicaSets(now, replicaSets).find(({ spec }) => templateDigest(spec.template) === template);
  throw changedMeanwhile(ref, now, then?.spec.template);
}

/** `seen`: the template the person decided on, where it is known. */
export function changedMeanwhile(ref: RolloutRef, now: Deployment, seen: PodTemplate | undefined): ProblemError {
  const meanwhile = meanwhileOf({ now, seen });
  return refusal("changed-meanwhile", ref, { meanwhile: { ...meanwhile, by: maskedOrNull(meanwhile.by, maskedText) } });
}
