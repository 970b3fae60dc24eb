import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { UndoPreview } from "@/lib/contract/undo";
import { listAutoscalers } from "@/lib/kube/autoscalers";
import type { Connection } from "@/lib/kube/connection";
import { isForbidden } from "@/lib/kube/errors";
import type { Autoscaler } from "@/lib/rollout/objects/objects";
import { sameness } from "@/lib/rollout/diff/template-diff";
import { undoPreview, type UndoFacts } from "@/lib/rollout/undo/undo-preview";
import { maskedComparison } from "../masks";

/** The autoscalers of the rollout's namespace; null for a person who may not read them. @throws KubeError */
export async function readableAutoscalers(
  connection: Connection,
  { namespace }: RolloutRef,
): Promise<Autoscaler[] | null> {
  try {
    return await listAutoscalers(connection, namespace);
  } catch (error) {
    if (isForbidden(error)) return null;
    throw error;
  }
}

/** A preview as it may leave the server: whatever looks like a credential is masked, and compared before that. */
export function previewOf(
  facts: UndoFacts,
  { verdict, gaveWay, confirm }: Pick<Coded<UndoPreview>, "verdict" | "gaveWay" | "confirm">,
): Coded<UndoPreview> {
  const [before, after] = [facts.live.spec.template, facts.answer.spec.template];
  const { changes } = maskedComparison(before, after);
  return {
    ...undoPreview(facts),
    verdict,
    changes,
    sameness: changes.length === 0 ? sameness(before, after) : null,
    gaveWay,
    confirm,
  };
}
