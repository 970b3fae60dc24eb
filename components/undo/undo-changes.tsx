"use client";

import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { ChangeRow } from "@/components/compare/change-row";
import { ClusterText } from "@/components/text/cluster-text";
import { Skeleton } from "@/components/ui/skeleton";
import { noChangeWords } from "@/lib/browser/change-notes";
import type { Rollout } from "@/lib/contract/rollout";
import type { TemplateChange, TemplateDiff } from "@/lib/contract/template-diff";
import type { UndoPreview } from "@/lib/contract/undo";

/** So many are shown at first. */
const FEW = 6;

/** What will be different in the cluster, most important first: the live object against the API server's answer. */
export function UndoChanges({
  preview,
  seen,
  expected,
}: {
  preview: UndoPreview | null;
  seen: Rollout;
  /** For how many changes the place is kept until they are known. */
  expected: number;
}) {
  const list = useId();
  const [open, setOpen] = useState(true);
  const [all, setAll] = useState(false);
  if (!preview) return <Expected rows={Math.min(Math.max(expected, 1), FEW)} />;

  const { changes, sameness, beside, verdict } = preview;
  const shown = all ? changes : changes.slice(0, FEW);
  const diff = asDiff(changes);
  const whose = verdict.kind === "checked" ? "as the API server will write them" : "as Rewind works them out";
  return (
    <section aria-label="What will change" className="overflow-hidden rounded-lg border border-line">
      <h3 className="flex">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={list}
          onClick={() => setOpen(!open)}
          className="touchable flex min-w-0 flex-1 items-center gap-2 px-3 py-1.5 text-left font-medium -outline-offset-2 hover:bg-hover"
        >
          <span className="min-w-0">
            {countWords(preview)}
            <span className="font-normal text-ink-2">, {whose}</span>
          </span>
          <ChevronDown
            aria-hidden
            className="ml-auto size-4 shrink-0 text-ink-3 transition-transform duration-100 in-aria-expanded:rotate-180"
          />
        </button>
      </h3>
      <div id={list} hidden={!open}>
        <ul>
          {shown.map((change, place) => (
            // Changes have no identity but their place in this answer.
            // oxlint-disable-next-line react/no-array-index-key
            <ChangeRow key={place} rollout={seen} diff={diff} change={change} />
          ))}
        </ul>
        {(sameness === "order" || sameness === "defaults") && (
          <p className="border-t border-line px-3 py-1.5 text-ink-2">{UNSEEN[sameness]}</p>
        )}
        {changes.length > shown.length && (
          <p className="border-t border-line px-3 py-1">
            <button
              type="button"
              onClick={() => setAll(true)}
              className="touchable rounded-xs font-medium text-accent hover:underline"
            >
              Show all {changes.length} changes
            </button>
          </p>
        )}
        {beside.length > 0 && (
          <p className="border-t border-line px-3 py-1 text-sm break-words text-ink-2">
            Beside the template: <ClusterText text={beside.map(({ text }) => text).join(", ")} />
          </p>
        )}
      </div>
    </section>
  );
}

const UNSEEN = {
  order:
    "The same entries stand in another order, in lists in which the order means nothing. To Kubernetes it is another template all the same.",
  defaults:
    "One side spells out what the API server fills in on the other, or entries stand in another order where that means nothing. To Kubernetes it is another template all the same.",
} as const;

/** The comparison that the rows speak of. Its values were masked where they had to be, and are not shown on demand here. */
function asDiff(changes: TemplateChange[]): TemplateDiff {
  const side = (revision: string) => ({ revision, yaml: "", masked: [] });
  return { from: side("live"), to: side("preview"), changes, sameness: null, revealable: false };
}

function countWords({ changes: { length }, sameness }: UndoPreview): string {
  if (length === 0) return noChangeWords(sameness);
  return length === 1 ? "1 change" : `${length} changes`;
}

function Expected({ rows }: { rows: number }) {
  return (
    <div aria-hidden className="animate-late rounded-lg border border-line">
      <div className="flex h-8 items-center px-3">
        <Skeleton className="w-2/5" />
      </div>
      {Array.from({ length: rows }, (_, place) => (
        <div key={place} className="flex h-7.25 items-center gap-3 border-t border-line px-3">
          <Skeleton className="w-1/5" />
          <Skeleton className="w-2/5" />
        </div>
      ))}
    </div>
  );
}
