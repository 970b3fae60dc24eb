import { ProblemFacts } from "@/components/problem/problem-facts";
import { useWords } from "@/components/words/words";
import type { Move } from "@/lib/browser/moved-since";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import { GaveWayWords } from "./gave-way";
import { UndoAnswer } from "./undo-answer";
import { UndoChanges } from "./undo-changes";
import { UndoChecks } from "./undo-checks";
import { UndoMoved } from "./undo-moved";
import { UndoOutcome } from "./undo-outcome";
import { UndoSides } from "./undo-sides";
import { UndoWarnings, Warning } from "./undo-warnings";
import type { useUndoQuestion } from "./use-undo-question";

/** After these the same rollback can be asked about anew. */
const STILL_A_QUESTION: readonly Move[] = ["changed", "paused", "resumed"];

/** What a person reads before the answer, or why there is nothing to answer. */
export function UndoBody({
  question: { problem, moved, preview, previewing, resume },
  seen,
  latest,
  target,
  blocked,
}: {
  question: ReturnType<typeof useUndoQuestion>;
  seen: Rollout;
  latest: Rollout;
  target: Revision;
  /** The question is no longer about what there is. */
  blocked: boolean;
}) {
  const words = useWords("dialogs").undo;
  const answer = problem && <UndoAnswer problem={problem} name={seen.ref.name} target={target} />;
  if (blocked) {
    return (
      <div className="grid gap-3 py-4">
        {answer}
        {!answer && moved && <UndoMoved move={moved} latest={latest} target={target} finding={previewing} />}
        {moved && STILL_A_QUESTION.includes(moved) && <UndoSides rollout={latest} target={target} />}
      </div>
    );
  }
  return (
    <div className="grid gap-3 pt-3 pb-4">
      <UndoSides rollout={seen} target={target} becomes={preview?.becomes} />
      {answer}
      <UndoWarnings rollout={seen} target={target} resume={resume} />
      {preview?.verdict.kind === "not-possible" && (
        <Warning>
          <p>
            <b>{words.notChecked.heading}</b> {words.notChecked.means}
          </p>
          <ProblemFacts said={preview.verdict.said} />
        </Warning>
      )}
      {preview && preview.gaveWay.length > 0 && (
        <Warning>
          <b>{words.noRoom.heading}</b> <GaveWayWords gaveWay={preview.gaveWay} /> {words.noRoom.complete}
        </Warning>
      )}
      {(preview || previewing) && (
        <>
          <UndoOutcome preview={preview} />
          <UndoChanges preview={preview} expected={expectedChanges(seen, target)} />
        </>
      )}
      <UndoChecks seen={seen} target={target} />
    </div>
  );
}

/** So many changes will come, as far as the timeline knows; the place for them is kept. */
function expectedChanges({ revisions }: Rollout, target: Revision): number {
  const current = revisions.find((revision) => revision.current);
  if (current?.predecessor === target.uid) return current.changes.length;
  return current && target.predecessor === current.uid ? target.changes.length : 3;
}
