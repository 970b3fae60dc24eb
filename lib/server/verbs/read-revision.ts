import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { RevisionDetail, RolloutRef } from "@/lib/contract/rollout";
import { maskedRevision, revisionsOf } from "@/lib/rollout/history/revisions";
import { readConfig } from "../config";
import { historyWith } from "../live/followed-history";
import { connect, type Identity } from "../identity";
import { maskedText } from "@/lib/kube/mask";
import { masked } from "../masks";
import { refusal } from "../refusals";
import { templateOf, yamlOf } from "../reading/revision-template";

/**
 * One revision with its whole pod template as stored, every field of it, without the hash label and with its secrets
 * masked. `watched`: without a call from a feed, where one runs. @throws ProblemError no-such-revision
 */
export async function readRevision(
  identity: Identity,
  ref: RolloutRef,
  uid: string,
  { watched = false } = {},
): Promise<Coded<RevisionDetail>> {
  const history = await historyWith(connect(identity, ref.cluster), ref, [uid], { watched });
  const revision = revisionsOf(history.workload, history.stored).find((candidate) => candidate.uid === uid);
  if (!revision) throw refusal("no-such-revision", ref);

  const visible = masked(templateOf(history, ref, uid));
  return {
    ...maskedRevision(revision, maskedText),
    ...visible,
    yaml: yamlOf(visible.template),
    revealable: readConfig().reveal,
  };
}
