"use client";

import { useMemo, useState } from "react";
import { useWords } from "@/components/words/words";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { Comparison } from "@/lib/browser/compare-selection";
import { diffRows, type DiffLayout } from "@/lib/browser/diff-rows";
import { lineDiff } from "@/lib/browser/line-diff";
import type { Rollout } from "@/lib/contract/rollout";
import type { TemplateDiff } from "@/lib/contract/template-diff";
import { useDiffLayout } from "@/lib/browser/use-diff-layout";
import { comparisonPatch } from "./comparison-patch";
import { DiffTable } from "./diff-table";
import { SameTemplates } from "./same-templates";
import { useSideNames } from "./side-names";

/** Both templates as YAML, line against line. */
export function YamlDiff({
  rollout,
  comparison: { from, to },
  diff,
}: {
  rollout: Rollout;
  comparison: Comparison;
  diff: TemplateDiff;
}) {
  const words = useWords("details").yaml;
  const { theComparison, copyPatch } = useWords("rollout").compare;
  const sides = useSideNames(rollout);
  const { layout, arrange } = useDiffLayout();
  const { blocks, aligned } = useMemo(() => lineDiff(diff.from.yaml, diff.to.yaml), [diff]);
  const [opened, setOpened] = useState<{ diff: TemplateDiff; folds: ReadonlySet<number> | "all" }>();
  const folds = opened?.diff === diff ? opened.folds : NONE;
  const rows = useMemo(() => diffRows(blocks, layout, folds), [blocks, layout, folds]);
  const isFolded = rows.some(({ kind }) => kind === "fold");
  const foldable = isFolded || folds !== NONE;
  const open = (block: number) => setOpened({ diff, folds: folds === "all" ? "all" : new Set([...folds, block]) });
  const names = { before: sides.inSentence(from ?? to), after: sides.inSentence(to) };
  const patch = () => comparisonPatch(rollout, { from, to }, diff);

  const { added, removed } = countLines(blocks);
  if (blocks.every(({ kind }) => kind === "same")) return <SameTemplates sameness={diff.sameness} />;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5">
        <p className="text-sm text-ink-2">{words.lines(added, removed)}</p>
        <fieldset aria-label={words.layout} className="flex gap-0.5 max-lg:hidden">
          {LAYOUTS.map((one) => (
            <Button
              key={one}
              small
              look="quiet"
              className="aria-pressed:bg-sunken aria-pressed:text-ink"
              aria-pressed={layout === one}
              onClick={() => arrange(one)}
            >
              {words[one]}
            </Button>
          ))}
        </fieldset>
        <div className="-mr-2 ml-auto flex flex-wrap">
          {foldable && (
            <Button small look="quiet" onClick={() => setOpened({ diff, folds: isFolded ? "all" : NONE })}>
              {isFolded ? words.unfold : words.fold}
            </Button>
          )}
          <CopyButton text={patch} what={theComparison} label={copyPatch} />
        </div>
      </div>
      {!aligned && <p className="border-t border-line bg-warn-wash px-4 py-2">{words.notAligned}</p>}
      <DiffTable rows={rows} layout={layout} names={names} onOpen={open} />
    </>
  );
}

const NONE: ReadonlySet<number> = new Set();

const LAYOUTS: readonly DiffLayout[] = ["unified", "split"];

function countLines(blocks: ReturnType<typeof lineDiff>["blocks"]): { added: number; removed: number } {
  let [added, removed] = [0, 0];
  for (const block of blocks) {
    if (block.kind !== "change") continue;
    added += block.added.length;
    removed += block.removed.length;
  }
  return { added, removed };
}
