import { useSearchParams } from "next/navigation";
import { useState } from "react";
import {
  askedBy,
  type AskedComparison,
  type Comparison,
  comparisonOf,
  type CompareView,
  pickSide,
  swapped,
  writeAsked,
} from "./compare-selection";
import { changeSearch } from "./address-search";
import type { Rollout } from "@/lib/contract/rollout";

/** What is compared and how it is looked at, kept in the address. The browser's history gets no entries by it. */
export function useCompareSelection(rollout: Pick<Rollout, "revisions" | "suggested">) {
  const search = useSearchParams();
  const [asked, setAsked] = useState(() => askedBy(new URLSearchParams(search)));
  const comparison = comparisonOf(rollout, asked);
  const ask = (next: AskedComparison) => {
    setAsked(next);
    changeSearch((params) => writeAsked(params, next));
  };
  const view = asked.view ?? (asked.revision === null ? "changes" : "template");
  /** Other sides or another look. `revision` is whose whole template is wanted, where it is not the left side's. */
  const choose = (next: Comparison, revision: string | null, look: CompareView) =>
    ask({ ...next, revision, view: look === "changes" && revision === null ? null : look });

  return {
    comparison,
    view,
    /** Whose whole template is shown. */
    shown: asked.revision ?? comparison.from ?? comparison.to,
    pick: (side: "from" | "to", picked: string) => {
      const next = pickSide(rollout, comparison, side, picked);
      choose(next, next.from === picked ? null : picked, view);
    },
    swap: () => choose(swapped(comparison), null, view),
    /** What one revision changed against another. */
    compare: (next: Comparison) => choose(next, null, "changes"),
    show: (revision: string) => ask({ ...asked, revision, view: "template" }),
    look: (next: CompareView) =>
      asked.revision === null
        ? ask({ ...asked, view: next === "changes" ? null : next })
        : choose(comparison, asked.revision, next),
    /** Back to what nobody chose. */
    forget: () => ask({ from: null, to: null, revision: null, view: null }),
  };
}

export type CompareSelection = ReturnType<typeof useCompareSelection>;
