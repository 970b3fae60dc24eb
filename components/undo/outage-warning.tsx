import { useWords } from "@/components/words/words";
import type { UndoPreview } from "@/lib/contract/undo";
import { Warning } from "./undo-warnings";

/** That pods go down before others serve, where the strategy wants or allows it. */
export function OutageWarning({ outage }: { outage: UndoPreview["outage"] }) {
  const words = useWords("dialogs").undo.outage;
  if (!outage) return null;
  const { kind, down, kept } = outage;
  if (kind === "may-go-down-first") {
    return (
      <Warning>
        <b>{words.mayGoDown(down)}</b> {words.mayServeNothing}
      </Warning>
    );
  }
  if (kept > 0) {
    return (
      <Warning>
        <b>{words.goesDownButKept(down)}</b> {words.keptServe(kept)}
      </Warning>
    );
  }
  return (
    <Warning>
      <b>{words.goesDown(down)}</b> {words.servesNothing}
    </Warning>
  );
}
