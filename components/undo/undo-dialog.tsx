"use client";

import { useRef, useState } from "react";
import { revisionInSentence } from "@/components/history/revision-words";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { useUndo } from "@/lib/browser/rollout-actions";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import { nextStepOf } from "./next-step";
import { UndoAnswer } from "./undo-answer";
import { UndoFacts } from "./undo-facts";
import { UndoSides } from "./undo-sides";

/**
 * Asks before a rollback and shows every answer to it. `seen` is the rollout as it stood when the question was asked:
 * the server refuses to write over anything newer. `latest` is how it stands now.
 */
export function UndoDialog({
  seen,
  latest,
  target,
  reason,
  onReason,
  onLookAgain,
  onAccepted,
  onClose,
}: {
  seen: Rollout;
  latest: Rollout;
  target: Revision;
  reason: string;
  onReason: (reason: string) => void;
  onLookAgain: () => void;
  onAccepted: (rollout: Rollout, startedAt: number) => void;
  onClose: () => void;
}) {
  const undo = useUndo(seen.ref);
  const [already, setAlready] = useState(false);
  const sending = useRef(false);
  const problem = undo.error;
  const next = problem ? nextStepOf(problem.code) : "send";
  const resume = seen.paused || latest.paused || next === "resume-too";

  const send = async () => {
    if (sending.current) return;
    sending.current = true;
    const startedAt = Date.now();
    try {
      const { outcome, rollout } = await undo.mutateAsync({
        to: target.uid,
        seen: seen.live.digest,
        ...(reason.trim() !== "" && { reason }),
        ...(resume && { resume: true }),
      });
      if (outcome === "unchanged") setAlready(true);
      else onAccepted(rollout, startedAt);
    } catch {
      // The mutation keeps the problem, and the dialog shows it.
    } finally {
      sending.current = false;
    }
  };
  const lookAgain = () => {
    undo.reset();
    onLookAgain();
  };

  const name = <ClusterText text={seen.ref.name} />;
  if (already || target.current) {
    return (
      <ConfirmDialog
        title={
          <>
            {name} runs {revisionInSentence(target)} already
          </>
        }
        cancel="Close"
        confirm={null}
        onClose={onClose}
      >
        <output className="mt-2 block">
          Its template is the one you want to return to, so there is nothing to change and nothing was sent.
        </output>
      </ConfirmDialog>
    );
  }

  const gone = !latest.revisions.some(({ uid }) => uid === target.uid) && latest.historyProblem === null;
  const changed = latest.live.digest !== seen.live.digest;
  return (
    <ConfirmDialog
      title={
        <>
          Roll back {name} to {revisionInSentence(target)}?
        </>
      }
      locked={undo.isPending}
      cancel={next === "close" ? "Close" : "Cancel"}
      onClose={onClose}
      confirm={
        <>
          {next === "look-again" && (
            <Button look="main" onClick={lookAgain}>
              Look again
            </Button>
          )}
          {(next === "send" || next === "resume-too") && (
            <Button look="main" busy={undo.isPending} onClick={() => void send()}>
              {resume ? "Roll back and resume" : `Roll back to ${revisionInSentence(target)}`}
            </Button>
          )}
        </>
      }
    >
      <UndoSides rollout={seen} target={target} />
      <UndoFacts rollout={seen} target={target} resume={resume} />
      {!problem && (gone || changed) && (
        <output className="mt-3 block rounded-lg bg-warn-wash px-3 py-2">
          {gone ? "This revision has been deleted while you were reading. " : "Somebody changed "}
          {!gone && <>{name} while you were reading. A rollback that does not know of it will be refused. </>}
          <button type="button" onClick={lookAgain} className="font-medium text-accent hover:underline">
            Look again
          </button>
        </output>
      )}
      {problem && <UndoAnswer problem={problem} name={seen.ref.name} target={target} />}
      <ReasonField
        value={reason}
        onChange={onReason}
        disabled={undo.isPending}
        note="optional; becomes the change cause. The revision’s own text is kept beside it."
      />
    </ConfirmDialog>
  );
}
