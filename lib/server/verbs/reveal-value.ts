import "server-only";
import { type ClusterText, rawOf } from "@/lib/contract/cluster-text";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { CauseName, RevealRequest, RevealResult } from "@/lib/contract/template-diff";
import { changeCauseOf } from "@/lib/rollout/history/change-cause";
import { maskedTextAt } from "@/lib/rollout/masking/masking";
import { revisionsOf } from "@/lib/rollout/history/revisions";
import { audited } from "../writing/audit";
import { readConfig } from "../config";
import { type StoredHistory, readHistory } from "../reading/history";
import { connect, type Identity, nameOf } from "../identity";
import { maskedText } from "@/lib/kube/mask";
import { refusal } from "../refusals";
import { templateOf } from "../reading/revision-template";
import { LIVE } from "@/lib/contract/live";

/**
 * One value that was masked, whole, because a person asked for just this one. Logged with who and where, never with what.
 * @param revision a revision's uid, or `live`
 * @throws ProblemError reveal-off, nothing-masked-there, no-such-revision
 */
export async function revealValue(
  identity: Identity,
  ref: RolloutRef,
  revision: string,
  wish: RevealRequest,
): Promise<RevealResult> {
  const entry = { verb: "reveal", who: nameOf(identity, ref.cluster), ref, revision, ...wish } as const;
  const { value } = await audited(entry, async () => {
    if (!readConfig().reveal) throw refusal("reveal-off", ref);
    const history = await readHistory(connect(identity, ref.cluster), ref);
    const text =
      "pointer" in wish
        ? maskedTextAt(templateOf(history, ref, revision), wish.pointer)
        : maskedCause(history, ref, revision, wish.cause);
    if (text === null) throw refusal("nothing-masked-there", ref);
    return { outcome: "revealed", value: text };
  });
  return { ...wish, value };
}

/** The text as it stands in the cluster, where a part of it is masked. */
function maskedCause(history: StoredHistory, ref: RolloutRef, revision: string, cause: CauseName): string | null {
  const text = causeOf(history, ref, revision, cause);
  if (text === null) return null;
  const raw = rawOf(text);
  return maskedText(text) === raw ? null : raw;
}

function causeOf(
  { workload, stored }: StoredHistory,
  ref: RolloutRef,
  revision: string,
  cause: CauseName,
): ClusterText | null {
  if (revision === LIVE) return cause === "changeCause" ? changeCauseOf(workload) : null;
  const found = revisionsOf(workload, stored).find(({ uid }) => uid === revision);
  if (!found) throw refusal("no-such-revision", ref);
  return cause === "reason" ? (found.rollback?.reason ?? null) : found[cause];
}
