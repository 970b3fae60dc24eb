import { ArrowLeftRight, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Picker } from "@/components/ui/picker";
import { revisionAt } from "@/lib/browser/compare-selection";
import type { CompareSelection } from "@/lib/browser/use-compare-selection";
import type { Rollout } from "@/lib/contract/rollout";
import { sideChoice, sideChoices, sideShort } from "./side-words";

/** Both sides, each with its choices, and the ways to look at them. */
export function ComparisonHeader({
  rollout,
  selection: { comparison, pick, swap },
  children,
}: {
  rollout: Rollout;
  selection: CompareSelection;
  children: ReactNode;
}) {
  const { from, to } = comparison;
  const choices = sideChoices(rollout);
  const picker = (side: "from" | "to", chosen: string | null, label: string) => (
    <Picker
      label={`${label}: ${chosen === null ? "none" : sideShort(rollout, chosen)}`}
      text={chosen === null ? "none" : sideShort(rollout, chosen)}
      placeholder="Number, image, cause…"
      value={chosen === null ? undefined : (revisionAt(rollout, chosen)?.uid ?? chosen)}
      choices={choices}
      say={(choice) => sideChoice(rollout, choice)}
      onPick={(choice) => pick(side, choice)}
    />
  );
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-4 py-1.5">
      <h2 id="compare" className="text-sm font-medium text-ink-2">
        Compare
      </h2>
      <div className="flex min-w-0 items-center gap-1.5">
        {picker("from", from, "Left side")}
        <ArrowRight aria-hidden className="size-3.5 text-ink-3" />
        {picker("to", to, "Right side")}
        {from !== null && (
          <Button
            look="quiet"
            small
            onClick={swap}
            aria-label="Swap the sides"
            title="Swap the sides (x)"
            aria-keyshortcuts="x"
          >
            <ArrowLeftRight aria-hidden className="size-3.5" />
          </Button>
        )}
      </div>
      <div className="ml-auto max-sm:ml-0">{children}</div>
    </div>
  );
}
