import { useRef, useState } from "react";
import { movedSince } from "@/lib/browser/moved-since";
import { useUndo } from "@/lib/browser/rollout-actions";
import { isSameOutcome } from "@/lib/browser/same-outcome";
import { useUndoPreview } from "@/lib/browser/undo-preview";
import { ToldProblem } from "@/lib/browser/told-problem";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import type { GaveWay, UndoPreview } from "@/lib/contract/undo";
import { nextStepOf } from "./next-step";
import { useSettledText } from "./use-settled-text";

/** How far the question is: nothing is sent but in `sending`, and only what the preview before it showed. */
export type Step = "asking" | "waits-for-preview" | "counting" | "sending";

/**
 * The question whether to roll back, from its preview to its answer. `seen` is the rollout as it stood when it was
 * asked, `latest` as it stands now. A yes belongs to the preview that was on the screen; whatever makes another outcome
 * of it takes the yes back.
 */
export function useUndoQuestion({
  seen,
  latest,
  target,
  reason,
  onReason,
  onAccepted,
  onUnknown,
}: {
  seen: Rollout;
  latest: Rollout;
  target: Revision;
  reason: string;
  onReason: (reason: string) => void;
  onAccepted: (rollout: Rollout, startedAt: number, gaveWay: readonly GaveWay[]) => void;
  onUnknown: (problem: ToldProblem) => void;
}) {
  const undo = useUndo(seen.ref);
  const typed = useSettledText(reason, onReason);
  const [resumeToo, setResumeToo] = useState(false);
  const [despite, setDespite] = useState<string | null>(null);
  const [waitsFor, setWaitsFor] = useState<ToldProblem | null>(null);
  const [agreedTo, setAgreedTo] = useState<UndoPreview | null>(null);
  const [takenBack, setTakenBack] = useState<"cancelled" | "other-outcome" | null>(null);
  const sending = useRef(false);

  const sent = undo.isPending || undo.isSuccess;
  const resume = seen.paused || resumeToo;
  const moved = sent ? null : movedSince(seen, latest, target.uid, resume);
  const wish = {
    to: target.uid,
    seen: seen.live.digest,
    ...(typed.settled.trim() !== "" && { reason: typed.settled }),
    ...(resume && { resume: true }),
    ...(despite !== null && { despite }),
  };
  const asked = useUndoPreview(wish, sent ? seen : latest);
  const preview = asked.error ? null : (asked.data?.preview ?? null);
  const upToDate = preview !== null && !asked.isPlaceholderData && !asked.isFetching && typed.settled === reason;
  // An earlier change is asked about every second, and stays on the screen meanwhile.
  const waiting = asked.error?.code === "write-pending" ? asked.error : asked.isFetching ? waitsFor : null;
  if (waitsFor !== waiting) setWaitsFor(waiting);
  const problem = problemOf(undo.error, asked.error ?? waiting, moved !== null);
  const pending = problem?.code === "write-pending" ? problem.extras.write : undefined;

  // What it was said to is gone, or is no longer the same: then it was no yes.
  if (agreedTo && (moved || asked.error)) setAgreedTo(null);
  if (agreedTo && upToDate && !isSameOutcome(agreedTo, preview)) {
    setAgreedTo(null);
    setTakenBack("other-outcome");
  }

  const send = async () => {
    if (sending.current || !preview) return;
    sending.current = true;
    setAgreedTo(null);
    const startedAt = Date.now();
    try {
      const { outcome, rollout, gaveWay } = await undo.mutateAsync({ ...wish, confirm: preview.confirm });
      if (outcome === "rolled-back") onAccepted(rollout, startedAt, gaveWay);
    } catch (error) {
      // The mutation keeps the problem, and the dialog shows it.
      if (!(error instanceof ToldProblem)) return;
      if (error.code === "outcome-unknown") onUnknown(error);
      if (nextStepOf(error.code) === "resume-too") setResumeToo(true);
      // The preview says it from now on, and asks again by itself.
      if (error.code === "write-pending") undo.reset();
      if (error.code === "preview-outdated" || error.code === "write-pending") void asked.refetch();
    } finally {
      sending.current = false;
    }
  };

  return {
    step: stepOf(undo.isPending, agreedTo !== null, upToDate),
    wish,
    resume,
    moved,
    problem,
    preview,
    /** The first preview, or another after a problem, is on its way. */
    previewing: asked.isFetching && !waiting,
    /** It runs already: nothing was, or would be, sent. */
    already: target.current || (undo.data ?? asked.data)?.outcome === "unchanged",
    takenBack,
    type: typed.type,
    /** Says yes to the preview that is on the screen. */
    agree: () => {
      if (!preview || moved || sending.current) return;
      typed.settle();
      undo.reset();
      setTakenBack(null);
      setAgreedTo(preview);
    },
    callOff: () => {
      setAgreedTo(null);
      setTakenBack("cancelled");
    },
    send,
    /** What stands in the way is an earlier change that may still take effect. */
    pending,
    /** Asks about this one although the earlier one may still take effect; nothing while its answer is waited for. */
    goOnDespite: pending?.answered
      ? () => {
          undo.reset();
          setWaitsFor(null);
          setDespite(pending.id);
        }
      : null,
    checkAgain: () => {
      undo.reset();
      void asked.refetch();
    },
    /** For a question about the rollout as it stands now. */
    forget: () => {
      undo.reset();
      setResumeToo(false);
      setTakenBack(null);
    },
  };
}

function stepOf(sending: boolean, agreed: boolean, upToDate: boolean): Step {
  if (sending) return "sending";
  if (!agreed) return "asking";
  return upToDate ? "counting" : "waits-for-preview";
}

/** What stands in the way, the answer to a rollback before that to its preview: it tells of something that was tried. */
function problemOf(answer: ToldProblem | null, refusal: ToldProblem | null, moved: boolean): ToldProblem | null {
  if (!answer) return refusal;
  const next = nextStepOf(answer.code);
  if (next === "look-again" || next === "close") return answer;
  return moved || refusal ? refusal : answer;
}
