import { useRevisionNames } from "@/components/revision/revision-names";
import { useWords } from "@/components/words/words";
import { Button } from "@/components/ui/button";
import type { Revision } from "@/lib/contract/rollout";
import type { NextStep } from "./next-step";
import type { useUndoQuestion } from "./use-undo-question";

/** The buttons that go on from here. What the API server refuses cannot be sent, only checked again. */
export function UndoConfirm({
  question: { step, preview, previewing, resume, send, checkAgain, pending, goOnDespite },
  target,
  next,
  counting,
  describedBy,
  onAgree,
  onLookAgain,
}: {
  question: ReturnType<typeof useUndoQuestion>;
  target: Revision;
  next: NextStep;
  counting: boolean;
  /** The element that says whether the API server has admitted it. */
  describedBy: string;
  onAgree: () => void;
  onLookAgain: () => void;
}) {
  const words = useWords("dialogs").undo;
  const names = useRevisionNames();
  if (counting) {
    return (
      <Button
        look="main"
        // The second click of a double click was meant for the button before this one.
        onClick={(event) => event.detail <= 1 && void send()}
      >
        {words.rollBackNow}
      </Button>
    );
  }
  switch (next) {
    case "close":
      return null;
    case "look-again":
      return (
        <Button look="main" onClick={onLookAgain}>
          {words.lookAgain}
        </Button>
      );
    case "send":
    case "resume-too":
      return (
        <>
          {goOnDespite && <Button onClick={goOnDespite}>{words.goOn}</Button>}
          {preview === null && !previewing && !pending && <Button onClick={checkAgain}>{words.checkAgain}</Button>}
          <Button
            look="main"
            className="patient"
            busy={step === "sending" || step === "waits-for-preview"}
            blockedBy={preview === null ? describedBy : undefined}
            onClick={onAgree}
          >
            {resume ? words.rollBackAndResume : words.rollBackTo(names.inSentence(target))}
          </Button>
        </>
      );
  }
}
