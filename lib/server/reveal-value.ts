import "server-only";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { RevealRequest, RevealResult } from "@/lib/contract/template-diff";
import { maskedTextAt } from "@/lib/rollout/masking";
import { audited } from "./audit";
import { readConfig } from "./config";
import { readHistory } from "./history";
import { connect, type Identity, nameOf } from "./identity";
import { refusal } from "./refusals";
import { templateOf } from "./revision-template";

/**
 * One value that was masked, whole, because a person asked for just this one. Logged with who and where, never with what.
 * @param revision a revision's uid, or `live`
 * @throws ProblemError reveal-off, nothing-masked-there, no-such-revision
 */
export async function revealValue(
  identity: Identity,
  ref: RolloutRef,
  revision: string,
  { pointer }: RevealRequest,
): Promise<RevealResult> {
  const entry = { verb: "reveal", who: nameOf(identity, ref.cluster), ref, revision, pointer } as const;
  const { value } = await audited(entry, async () => {
    if (!readConfig().reveal) throw refusal("reveal-off", ref);
    const history = await readHistory(connect(identity, ref.cluster), ref);
    const text = maskedTextAt(templateOf(history, ref, revision), pointer);
    if (text === null) throw refusal("nothing-masked-there", ref);
    return { outcome: "revealed", value: text };
  });
  return { pointer, value };
}
