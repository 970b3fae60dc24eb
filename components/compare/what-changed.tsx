import { useWords } from "@/components/words/words";
import { CopyButton } from "@/components/ui/copy-button";
import { groupChanges, placeName } from "@/lib/browser/change-groups";
import type { Comparison } from "@/lib/browser/compare-selection";
import type { Rollout } from "@/lib/contract/rollout";
import type { TemplateDiff } from "@/lib/contract/template-diff";
import type { ScreenWords } from "@/lib/words/screen-words";
import { ChangeList } from "./change-list";
import { useSideNames } from "./side-names";
import { comparisonPatch } from "./comparison-patch";
import { SameTemplates } from "./same-templates";

/** The changes one by one, by place, most important first; what only restarts pods comes last, folded. */
export function WhatChanged({
  rollout,
  comparison: { from, to },
  diff,
}: {
  rollout: Rollout;
  comparison: Comparison;
  diff: TemplateDiff;
}) {
  const { groups, cosmetic } = groupChanges(diff.changes);
  const { compare: words, changeRows: rows } = useWords("rollout");
  const names = useSideNames(rollout);
  const { namespace, name } = rollout.ref;
  const markdown = async () => {
    const { diffAsMarkdown } = await import("@/lib/browser/diff-as-markdown");
    return diffAsMarkdown(
      words.ticket(namespace, name, names.inSentence(from ?? to), names.inSentence(to)),
      diff,
      rows,
    );
  };
  const nothingElse = groups.length === 0;
  const patch = () => comparisonPatch(rollout, { from, to }, diff);

  return (
    <div className="pb-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3 px-4 pt-1.5">
        <p className="text-sm text-ink-2">{countWords(rows, diff, cosmetic.length)}</p>
        <div className="-mr-2 flex flex-wrap max-sm:-ml-2">
          <CopyButton text={patch} what={words.theComparison} label={words.copyPatch} />
          <CopyButton text={markdown} what={words.theComparison} label={words.copyMarkdown} />
        </div>
      </div>
      {diff.changes.length === 0 && <SameTemplates sameness={diff.sameness} />}
      {groups.map(({ key, place, changes }) => (
        <section key={key} aria-label={placeName(rows, place)} data-place={place.kind}>
          <ChangeList diff={diff} heading={placeName(rows, place)} changes={changes} />
        </section>
      ))}
      {cosmetic.length > 0 && (
        <details open={nothingElse} className="group mt-1" data-place="cosmetic">
          <summary className="cursor-pointer px-4 py-1.5 text-ink-2 hover:text-ink">
            {words.cosmetic.heading} <span className="text-ink-3">{cosmetic.length}</span>{" "}
            <span className="text-sm text-ink-3">{words.cosmetic.means}</span>
          </summary>
          <ChangeList diff={diff} changes={cosmetic} />
        </details>
      )}
    </div>
  );
}

function countWords(
  words: ScreenWords["rollout"]["changeRows"],
  { changes: { length: all }, sameness }: TemplateDiff,
  cosmetic: number,
): string {
  if (all === 0) return words.noChange[sameness ?? "same"];
  if (all === cosmetic) return words.countCosmetic(all);
  return cosmetic > 0 ? words.countWithCosmetic(all, cosmetic) : words.count(all);
}
