"use client";

import { useId, useRef } from "react";
import { revisionInSentence } from "@/components/revision/revision-words";
import { ClusterText } from "@/components/text/cluster-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { useUndoDelay } from "@/lib/browser/clusters";
import { asPlainText } from "@/lib/browser/visible-text";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import type { GaveWay } from "@/lib/contract/undo";
import { nextStepOf } from "./next-step";
import { UndoAttention } from "./undo-attention";
import { UndoBody } from "./undo-body";
import { UndoConfirm } from "./undo-confirm";
import { UndoCountdown } from "./undo-countdown";
import { UndoVerdict } from "./undo-verdict";
import { useUndoQuestion } from "./use-undo-question";

/**
 * Asks before a rollback, with the API server's own preview of it, and shows every answer. `seen` is the rollout as it
 * stood when the question was asked: the server refuses to write over anything newer. `latest` is how it stands now.
 */
export function UndoDialog({
  seen,
  latest,
  target,
  reason,
  onReason,
  onLookAgain,
  onAccepted,
  onUnknown,
  onClose,
}: {
  seen: Rollout;
  latest: Rollout;
  target: Revision;
  reason: string;
  onReason: (reason: string) => void;
  onLookAgain: () => void;
  onAccepted: (rollout: Rollout, startedAt: number, gaveWay: readonly GaveWay[]) => void;
  /** It was sent, and the answer does not tell whether it took effect. */
  onUnknown: (problem: ProblemError) => void;
  onClose: () => void;
}) {
  const question = useUndoQuestion({ seen, latest, target, reason, onReason, onAccepted, onUnknown });
  const delay = useUndoDelay();
  const cancelButton = useRef<HTMLButtonElement>(null);
  const verdict = useId();
  const { step, problem, moved, preview, previewing, takenBack } = question;
  const name = <ClusterText text={seen.ref.name} />;

  if (question.already) {
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

  const next = problem ? nextStepOf(problem.code) : "send";
  const blocked = moved !== null || next === "look-again" || next === "close";
  const doing = `Rolling back ${asPlainText(seen.ref.name)} to ${revisionInSentence(target)}`;
  const counting = step === "counting" && delay > 0;
  return (
    <ConfirmDialog
      sheet
      title={
        <>
          Roll back {name} to {revisionInSentence(target)}?
        </>
      }
      aside={
        !blocked && (
          <UndoVerdict
            id={verdict}
            preview={preview}
            checking={previewing}
            waiting={question.pending !== undefined}
            refused={preview === null && problem !== null}
          />
        )
      }
      locked={step === "sending"}
      cancel={next === "close" && !counting ? "Close" : "Cancel"}
      cancelButton={cancelButton}
      onClose={step === "counting" || step === "waits-for-preview" ? question.callOff : onClose}
      above={
        <>
          {!blocked && !counting && <UndoAttention seen={seen} target={target} />}
          {step === "counting" && <UndoCountdown doing={doing} seconds={delay} onOver={() => void question.send()} />}
          {!counting && (
            <ReasonField
              close
              value={reason}
              onChange={question.type}
              disabled={step !== "asking"}
              note="optional; becomes the change cause"
            />
          )}
          <output className={counting ? "sr-only" : "block text-sm text-ink-2 not-empty:mt-2"}>
            {counting && `${doing} in ${delay} seconds. Escape or Cancel calls it off.`}
            {step === "asking" && takenBack === "cancelled" && "Called off: nothing was sent."}
            {step === "asking" &&
              takenBack === "other-outcome" &&
              "With this reason the outcome is another one, so nothing was sent: look at it once more."}
          </output>
        </>
      }
      confirm={
        <UndoConfirm
          question={question}
          target={target}
          next={moved ? "look-again" : next}
          counting={counting}
          describedBy={verdict}
          onAgree={() => {
            question.agree();
            // The button that was pressed gives its place to another one.
            if (delay > 0) cancelButton.current?.focus();
          }}
          onLookAgain={() => {
            question.forget();
            onLookAgain();
          }}
        />
      }
    >
      <UndoBody question={question} seen={seen} latest={latest} target={target} blocked={blocked} />
    </ConfirmDialog>
  );
}
