import "server-only";
import { stringify } from "yaml";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { PodTemplate } from "@/lib/rollout/objects";
import { ownedReplicaSets } from "@/lib/rollout/ownership";
import type { History } from "./history";
import { refusal } from "./refusals";

/** What stands for the Deployment's own template where a revision is named. */
export const LIVE = "live";

/** The pod template of one revision by its uid, or the live one. @throws ProblemError no-such-revision */
export function templateOf({ deployment, replicaSets }: History, ref: RolloutRef, revision: string): PodTemplate {
  if (revision === LIVE) return deployment.spec.template;
  const found = ownedReplicaSets(deployment, replicaSets).find(({ metadata }) => metadata.uid === revision);
  if (!found) throw refusal("no-such-revision", ref);
  return found.spec.template;
}

/** The template as people read it. Lines are not folded: a person searches and compares this text. */
export function yamlOf(template: PodTemplate): string {
  return stringify(template, { lineWidth: 0, aliasDuplicateObjects: false });
}
