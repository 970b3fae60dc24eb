import type { Coded } from "@/lib/contract/message";
import type { Reuse, UndoPreview } from "@/lib/contract/undo";
import { changesBeside } from "./beside-template";
import { changeSummaries } from "../diff/change-summaries";
import { type Numbered, numberAfterUndo } from "./number-after-undo";
import type { Autoscaler } from "../objects/objects";
import type { Workload, StoredRevision } from "../workload/workload";
import { currentRevision } from "../history/ownership";
import { outageOf } from "./outage";
import { podsAfterUndo } from "./pods-after-undo";

export type UndoFacts = {
  live: Workload;
  answer: Workload;
  /** The Deployment's ReplicaSets. */
  owned: readonly StoredRevision[];
  /** The one whose template is sent. */
  target: StoredRevision;
  revisions: readonly Numbered[];
  /** Those of the namespace; null where they may not be read. */
  autoscalers: readonly Autoscaler[] | null;
};

/**
 * What a rollback does, from the Deployment before it and the one that the API server answered to a dry run of it: after
 * defaulting and admission, which may have changed anything. All but the changes of the template, which hold values.
 */
export function undoPreview({
  live,
  answer,
  owned,
  target,
  revisions,
  autoscalers,
}: UndoFacts): Omit<Coded<UndoPreview>, "verdict" | "changes" | "sameness" | "gaveWay" | "confirm"> {
  const reused = currentRevision(answer, owned);
  return {
    beside: changesBeside(live, answer),
    reuse: reuseOf(reused, target, answer),
    becomes: numberAfterUndo(revisions, reused?.metadata.uid ?? null),
    pods: podsAfterUndo(answer, owned, reused),
    outage: outageOf(answer, owned, reused),
    stays: {
      replicas: answer.spec.replicas ?? 1,
      strategy: answer.kind.strategyOf(answer).type,
      autoscaler: autoscalers?.find((one) => scales(one, answer))?.name ?? null,
    },
  };
}

function reuseOf(reused: StoredRevision | undefined, target: StoredRevision, answer: Workload): Coded<Reuse> {
  if (reused) return { kind: "reuses", storedRevision: reused.metadata.name };
  return { kind: "new", changes: changeSummaries(target.spec.template, answer.spec.template) };
}

function scales({ targetKind, targetName }: Autoscaler, { kind, metadata }: Workload): boolean {
  return targetKind === kind.object && targetName === metadata.name;
}
