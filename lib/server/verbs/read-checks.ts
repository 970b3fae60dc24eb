import "server-only";
import type { Check, UndoChecks } from "@/lib/contract/checks";
import type { Coded } from "@/lib/contract/message";
import type { RolloutRef } from "@/lib/contract/rollout";
import { checksOf } from "@/lib/rollout/checks/checks";
import { ownedRevisions } from "@/lib/rollout/history/ownership";
import { referencesOf } from "@/lib/rollout/template/references";
import { readHistory } from "../reading/history";
import { connect, type Identity } from "../identity";
import { maskedText } from "@/lib/kube/mask";
import { maskedMessage } from "../reading/masked-message";
import { readSurroundings } from "../reading/read-surroundings";
import { refusal } from "../refusals";

/**
 * What a rollback to one revision would not bring back, who will revert it, and whether it can come up, as of now. What
 * may not be read is told as a check that could not be made.
 * @throws ProblemError no-such-revision; KubeError where the rollout itself cannot be read
 */
export async function readChecks(identity: Identity, ref: RolloutRef, uid: string): Promise<Coded<UndoChecks>> {
  const connection = connect(identity, ref.cluster);
  const { workload, stored } = await readHistory(connection, ref);
  const owned = ownedRevisions(workload, stored);
  const target = owned.find(({ metadata }) => metadata.uid === uid);
  if (!target) throw refusal("no-such-revision", ref);

  const around = await readSurroundings(connection, ref.namespace, referencesOf(target.spec.template));
  return { checks: checksOf(workload, owned, target, around, maskedText).map(masked) };
}

/** What a check names is the cluster's too: of a pod template, an annotation, an owner. */
function masked(check: Coded<Check>): Coded<Check> {
  const evidence = check.evidence.map((one) => ({
    ...one,
    field: one.field && maskedMessage(one.field),
    meaning: one.meaning && maskedMessage(one.meaning),
  }));
  return { ...check, sentence: maskedMessage(check.sentence), next: check.next && maskedMessage(check.next), evidence };
}
