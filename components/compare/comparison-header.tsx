import { ArrowLeftRight, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Picker } from "@/components/ui/picker";
import { useWords } from "@/components/words/words";
import { revisionAt } from "@/lib/browser/compare-selection";
import type { CompareSelection } from "@/lib/browser/use-compare-selection";
import type { Rollout } from "@/lib/contract/rollout";
import { sideChoices, useSideNames } from "./side-names";

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
  const words = useWords("rollout").compare;
  const names = useSideNames(rollout);
  const { from, to } = comparison;
  const choices = sideChoices(rollout);
  const picker = (side: "from" | "to", chosen: string | null, label: "left" | "right") => (
    <Picker
      label={words.sides[label](chosen === null ? words.sides.none : names.short(chosen))}
      text={chosen === null ? words.sides.none : names.short(chosen)}
      placeholder={words.sides.find}
      value={chosen === null ? undefined : (revisionAt(rollout, chosen)?.uid ?? chosen)}
      choices={choices}
      say={names.choice}
      onPick={(choice) => pick(side, choice)}
    />
  );
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-4 py-1.5">
      <h2 id="compare" className="text-sm font-medium text-ink-2">
        {words.heading}
      </h2>
      <div className="flex min-w-0 items-center gap-1.5">
        {picker("from", from, "left")}
        <ArrowRight aria-hidden className="size-3.5 text-ink-3" />
        {picker("to", to, "right")}
        {from !== null && (
          <Button
            look="quiet"
            small
            onClick={swap}
            aria-label={words.sides.swap}
            title={words.sides.swapWithKey}
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
