import "server-only";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { DiffSide, TemplateDiff } from "@/lib/contract/template-diff";
import type { MaskedTemplate } from "@/lib/rollout/masking";
import { sameness } from "@/lib/rollout/template-diff";
import { readConfig } from "./config";
import { readHistory } from "./history";
import { connect, type Identity } from "./identity";
import { maskedComparison } from "./masks";
import { templateOf, yamlOf } from "./revision-template";

/**
 * What differs between two pod templates of one rollout, each a revision's uid or `live`, from one fresh reading: they
 * are compared as they are and shown with their secrets masked. @throws ProblemError no-such-revision
 */
export async function readDiff(
  identity: Identity,
  ref: RolloutRef,
  { from, to }: { from: string; to: string },
): Promise<TemplateDiff> {
  const history = await readHistory(connect(identity, ref.cluster), ref);
  const [before, after] = [templateOf(history, ref, from), templateOf(history, ref, to)];
  const { changes, ...sides } = maskedComparison(before, after);
  return {
    from: sideOf(from, sides.before),
    to: sideOf(to, sides.after),
    changes,
    orderOnly: changes.length === 0 && sameness(before, after) !== "same",
    revealable: readConfig().reveal,
  };
}

function sideOf(revision: string, { template, masked }: MaskedTemplate): DiffSide {
  return { revision, yaml: yamlOf(template), masked };
}
