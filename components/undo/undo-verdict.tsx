import { Check, CircleHelp, CircleX, LoaderCircle } from "lucide-react";
import { TimeAgo } from "@/components/ui/time-ago";
import { useWords } from "@/components/words/words";
import type { UndoPreview } from "@/lib/contract/undo";

/** Whether the API server has admitted what would be sent, and when it was asked. */
export function UndoVerdict({
  id,
  preview,
  checking,
  waiting,
  refused,
}: {
  id: string;
  preview: UndoPreview | null;
  checking: boolean;
  /** For an earlier change of this person, asked about again and again by itself. */
  waiting: boolean;
  refused: boolean;
}) {
  const words = useWords("dialogs").undo.verdict;
  return (
    <p className="flex min-h-5 flex-wrap items-center gap-x-1.5 text-sm">
      <output>
        {/* Not the live region itself: as a description some browsers read that as empty. */}
        <span id={id}>
          {waiting && (
            <span className="flex items-center gap-1.5 text-ink-2">
              <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
              {words.waiting}
            </span>
          )}
          {checking && !waiting && (
            <span className="flex animate-late items-center gap-1.5 text-ink-2">
              <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
              {words.asking}
            </span>
          )}
          {!checking && !waiting && refused && (
            <span className="flex items-center gap-1.5 font-medium text-bad">
              <CircleX aria-hidden className="size-3.5" />
              {words.refused}
            </span>
          )}
          {!checking && !refused && preview?.verdict.kind === "not-possible" && (
            <span className="flex items-center gap-1.5 font-medium text-warn">
              <CircleHelp aria-hidden className="size-3.5" />
              {words.notPossible}
            </span>
          )}
          {!checking && !refused && preview?.verdict.kind === "checked" && (
            <span className="flex items-center gap-1.5 font-medium text-good">
              <Check aria-hidden className="size-3.5" />
              {words.checked}
            </span>
          )}
        </span>
      </output>
      {!checking && !refused && preview?.verdict.kind === "checked" && (
        // Beside what is announced: its words change every second.
        <span className="text-ink-2">
          <TimeAgo iso={preview.verdict.at} />
        </span>
      )}
    </p>
  );
}
