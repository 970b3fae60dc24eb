import { CopyButton } from "@/components/ui/copy-button";
import { groupChanges, placeName } from "@/lib/browser/change-groups";
import type { Comparison } from "@/lib/browser/compare-selection";
import { diffAsMarkdown } from "@/lib/browser/diff-as-markdown";
import { diffAsPatch } from "@/lib/browser/diff-as-patch";
import type { Rollout } from "@/lib/contract/rollout";
import type { TemplateDiff } from "@/lib/contract/template-diff";
import { ChangeList } from "./change-list";
import { sideFile, sideInSentence } from "./side-words";
import { noChangeWords } from "@/lib/browser/change-notes";
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
  const sides = `${sideInSentence(rollout, from ?? to)} → ${sideInSentence(rollout, to)}`;
  const heading = `${rollout.ref.namespace}/${rollout.ref.name}: ${sides}`;
  const nothingElse = groups.length === 0;
  const patch = () =>
    diffAsPatch(
      { name: sideFile(rollout, from ?? to), text: diff.from.yaml },
      { name: sideFile(rollout, to), text: diff.to.yaml },
    );

  return (
    <div className="pb-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3 px-4 pt-1.5">
        <p className="text-sm text-ink-2">{countWords(diff, cosmetic.length)}</p>
        <div className="-mr-2 flex flex-wrap max-sm:-ml-2">
          <CopyButton text={patch} what="the comparison" label="Copy as patch" />
          <CopyButton text={() => diffAsMarkdown(heading, diff)} what="the comparison" label="Copy as Markdown" />
        </div>
      </div>
      {diff.changes.length === 0 && <SameTemplates sameness={diff.sameness} />}
      {groups.map(({ place, changes }) => (
        <section key={placeName(place)} aria-label={placeName(place)} data-place={place.kind}>
          <ChangeList rollout={rollout} diff={diff} heading={placeName(place)} changes={changes} />
        </section>
      ))}
      {cosmetic.length > 0 && (
        <details open={nothingElse} className="group mt-1" data-place="cosmetic">
          <summary className="cursor-pointer px-4 py-1.5 text-ink-2 hover:text-ink">
            Cosmetic only <span className="text-ink-3">{cosmetic.length}</span>{" "}
            <span className="text-sm text-ink-3">restarts pods, changes nothing in them</span>
          </summary>
          <ChangeList rollout={rollout} diff={diff} changes={cosmetic} />
        </details>
      )}
    </div>
  );
}

function countWords({ changes: { length: all }, sameness }: TemplateDiff, cosmetic: number): string {
  if (all === 0) return noChangeWords(sameness);
  if (all === cosmetic) return all === 1 ? "1 change, cosmetic only" : `${all} changes, cosmetic only`;
  const told = all === 1 ? "1 change" : `${all} changes`;
  return cosmetic > 0 ? `${told}, ${cosmetic} of them cosmetic` : told;
}
