"use client";

import { useId } from "react";
import { TabList } from "@/components/ui/tab-list";
import { useWords, withWords } from "@/components/words/words";
import {
  type Comparison as ComparisonSides,
  type CompareView,
  revisionAt,
  unknownSides,
} from "@/lib/browser/compare-selection";
import { predecessorWords } from "@/lib/browser/predecessor-words";
import { useShortcuts } from "@/lib/browser/shortcuts";
import { useTemplateDiff } from "@/lib/browser/template-diff";
import type { CompareSelection } from "@/lib/browser/use-compare-selection";
import type { Rollout } from "@/lib/contract/rollout";
import { ComparisonHeader } from "./comparison-header";
import { ComparisonWaiting } from "./comparison-waiting";
import { DiffReading } from "./diff-reading";
import { useSideNames } from "./side-names";
import { WhatChanged } from "./what-changed";

const { Component: YamlDiff } = withWords(
  "details",
  async () => (await import("./yaml-diff")).YamlDiff,
  ComparisonWaiting,
);
const { Component: WholeTemplate } = withWords(
  "details",
  async () => (await import("./whole-template")).WholeTemplate,
  ComparisonWaiting,
);

const SHORTCUTS: Record<CompareView, string> = { changes: "1", yaml: "2", template: "3" };

/** Two templates of a rollout against each other: what changed, both texts, or one of them whole. */
export function Comparison({ rollout, selection }: { rollout: Rollout; selection: CompareSelection }) {
  const { comparison, view, look, swap } = selection;
  const { compare: words, changeRows: rows } = useWords("rollout");
  const names = useSideNames(rollout);
  const tabs = {
    changes: { name: words.views.changes, shortcut: SHORTCUTS.changes },
    yaml: { name: words.views.yaml, shortcut: SHORTCUTS.yaml },
    template: { name: words.views.template, shortcut: SHORTCUTS.template },
  };
  const panel = useId();
  const unknown = unknownSides(rollout, comparison);
  const reading = useTemplateDiff(rollout, comparison, view !== "template" && unknown.length === 0);
  useShortcuts({
    1: () => look("changes"),
    2: () => look("yaml"),
    3: () => look("template"),
    x: () => comparison.from !== null && swap(),
  });
  const count = reading.isPlaceholderData ? undefined : reading.data?.changes.length;

  return (
    <section aria-labelledby="compare" className="overflow-clip rounded-xl border border-line bg-surface">
      <ComparisonHeader rollout={rollout} selection={selection}>
        <TabList id={panel} label={words.views.label} tabs={tabs} value={view} onChoose={look} />
      </ComparisonHeader>
      <output className="sr-only">
        {comparison.from !== null &&
          count !== undefined &&
          view !== "template" &&
          words.told(
            names.inSentence(comparison.from),
            names.inSentence(comparison.to),
            count === 0 ? rows.noChange[reading.data?.sameness ?? "same"] : rows.count(count),
          )}
      </output>
      {view !== "template" && <ComparedWith rollout={rollout} comparison={comparison} />}
      <div role="tabpanel" id={panel} aria-labelledby={`${panel}-${view}`}>
        {view === "changes" && (
          <DiffReading rollout={rollout} selection={selection} unknown={unknown} reading={reading}>
            {(diff) => <WhatChanged rollout={rollout} comparison={comparison} diff={diff} />}
          </DiffReading>
        )}
        {view === "yaml" && (
          <DiffReading rollout={rollout} selection={selection} unknown={unknown} reading={reading}>
            {(diff) => <YamlDiff rollout={rollout} comparison={comparison} diff={diff} />}
          </DiffReading>
        )}
        {view === "template" && <WholeTemplate rollout={rollout} selection={selection} />}
      </div>
    </section>
  );
}

/** That the left side did not run right before the right one, where what did is gone. */
function ComparedWith({ rollout, comparison: { from, to } }: { rollout: Rollout; comparison: ComparisonSides }) {
  const words = useWords("rollout").timeline;
  const [before, after] = [from === null ? undefined : revisionAt(rollout, from), revisionAt(rollout, to)];
  if (!after || after.goneBetween.length === 0 || after.predecessor !== before?.uid) return null;
  return (
    <p data-compared-with className="px-4 pt-2 text-sm text-ink-2">
      {predecessorWords(after, before, words)}
    </p>
  );
}
