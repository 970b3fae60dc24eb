import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { DiffSide, TemplateDiff } from "@/lib/contract/template-diff";
import type { MaskedTemplate } from "@/lib/rollout/masking/masking";
import { sameness } from "@/lib/rollout/diff/template-diff";
import { readConfig } from "../config";
import { historyWith } from "../live/followed-history";
import { connect, type Identity } from "../identity";
import { maskedComparison } from "../masks";
import { templateOf, yamlOf } from "../reading/revision-template";

/**
 * What differs between two pod templates of one rollout, each a revision's uid or `live`, from one reading, which with
 * `watched` a running feed may have done: they are compared as they are and shown with their secrets masked.
 * @throws ProblemError no-such-revision
 */
export async function readDiff(
  identity: Identity,
  ref: RolloutRef,
  { from, to }: { from: string; to: string },
  { watched = false } = {},
): Promise<Coded<TemplateDiff>> {
  const history = await historyWith(connect(identity, ref.cluster), ref, [from, to], { watched });
  const [before, after] = [templateOf(history, ref, from), templateOf(history, ref, to)];
  const { changes, ...sides } = maskedComparison(before, after);
  return {
    from: sideOf(from, sides.before),
    to: sideOf(to, sides.after),
    changes,
    sameness: changes.length === 0 ? sameness(before, after) : null,
    revealable: readConfig().reveal,
  };
}

function sideOf(revision: string, { template, masked }: MaskedTemplate): DiffSide {
  return { revision, yaml: yamlOf(template), masked };
}
