"use client";

import { useId, useRef } from "react";
import { useRevisionNames } from "@/components/revision/revision-names";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { ClusterText } from "@/components/text/cluster-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { useUndoDelay } from "@/lib/browser/clusters";
import { asPlainText } from "@/lib/browser/visible-text";
import type { ToldProblem } from "@/lib/browser/told-problem";
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
  onUnknown: (problem: ToldProblem) => void;
  onClose: () => void;
}) {
  const question = useUndoQuestion({ seen, latest, target, reason, onReason, onAccepted, onUnknown });
  const delay = useUndoDelay();
  const cancelButton = useRef<HTMLButtonElement>(null);
  const verdict = useId();
  const { step, problem, moved, preview, previewing, takenBack } = question;
  const words = useWords("dialogs").undo;
  const revision = useRevisionNames().inSentence(target);
  const name = <ClusterText text={seen.ref.name} />;

  if (question.already) {
    return (
      <ConfirmDialog
        title={<Said phrase={words.runsAlready(name, revision)} />}
        cancel={words.close}
        confirm={null}
        onClose={onClose}
      >
        <output className="mt-2 block">{words.nothingToChange}</output>
      </ConfirmDialog>
    );
  }

  const next = problem ? nextStepOf(problem.code) : "send";
  const blocked = moved !== null || next === "look-again" || next === "close";
  const plainName = asPlainText(seen.ref.name);
  const counting = step === "counting" && delay > 0;
  return (
    <ConfirmDialog
      sheet
      title={<Said phrase={words.title(name, revision)} />}
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
      cancel={next === "close" && !counting ? words.close : undefined}
      cancelButton={cancelButton}
      onClose={step === "counting" || step === "waits-for-preview" ? question.callOff : onClose}
      above={
        <>
          {!blocked && !counting && <UndoAttention seen={seen} target={target} />}
          {step === "counting" && (
            <UndoCountdown name={plainName} revision={revision} seconds={delay} onOver={() => void question.send()} />
          )}
          {!counting && (
            <ReasonField
              close
              value={reason}
              onChange={question.type}
              disabled={step !== "asking"}
              note={words.reasonNote}
            />
          )}
          <output className={counting ? "sr-only" : "block text-sm text-ink-2 not-empty:mt-2"}>
            {counting && words.countdownStarts(plainName, revision, delay)}
            {step === "asking" && takenBack === "cancelled" && words.calledOff}
            {step === "asking" && takenBack === "other-outcome" && words.otherOutcome}
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
