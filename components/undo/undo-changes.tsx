"use client";

import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { ChangeRow } from "@/components/compare/change-row";
import { ClusterText } from "@/components/text/cluster-text";
import { Skeleton } from "@/components/ui/skeleton";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import type { TemplateChange, TemplateDiff } from "@/lib/contract/template-diff";
import type { UndoPreview } from "@/lib/contract/undo";
import type { ScreenWords } from "@/lib/words/screen-words";
import { LIVE } from "@/lib/contract/live";

/** So many are shown at first. */
const FEW = 6;

/** What will be different in the cluster, most important first: the live object against the API server's answer. */
export function UndoChanges({
  preview,
  expected,
}: {
  preview: UndoPreview | null;
  /** For how many changes the place is kept until they are known. */
  expected: number;
}) {
  const words = useWords("dialogs").undo.changes;
  const rows = useWords("rollout").changeRows;
  const list = useId();
  const [open, setOpen] = useState(true);
  const [all, setAll] = useState(false);
  if (!preview) return <Expected rows={Math.min(Math.max(expected, 1), FEW)} />;

  const { changes, sameness, beside, verdict } = preview;
  const shown = all ? changes : changes.slice(0, FEW);
  const diff = asDiff(changes);
  const told = verdict.kind === "checked" ? words.checked : words.workedOut;
  return (
    <section aria-label={words.heading} className="overflow-hidden rounded-lg border border-line">
      <h3 className="flex">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={list}
          onClick={() => setOpen(!open)}
          className="touchable flex min-w-0 flex-1 items-center gap-2 px-3 py-1.5 text-left font-medium -outline-offset-2 hover:bg-hover"
        >
          <span className="min-w-0">
            <Said
              phrase={told(countWords(rows, preview), (text) => (
                <span className="font-normal text-ink-2">{text}</span>
              ))}
            />
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
            <ChangeRow key={place} diff={diff} change={change} />
          ))}
        </ul>
        {(sameness === "order" || sameness === "defaults") && (
          <p className="border-t border-line px-3 py-1.5 text-ink-2">{rows.unseen[sameness]}</p>
        )}
        {changes.length > shown.length && (
          <p className="border-t border-line px-3 py-1">
            <button
              type="button"
              onClick={() => setAll(true)}
              className="touchable rounded-xs font-medium text-accent hover:underline"
            >
              {words.showAll(changes.length)}
            </button>
          </p>
        )}
        {beside.length > 0 && (
          <p className="border-t border-line px-3 py-1 text-sm break-words text-ink-2">
            <Said phrase={words.beside(<ClusterText text={beside.map(({ text }) => text).join(", ")} />)} />
          </p>
        )}
      </div>
    </section>
  );
}

/** The comparison that the rows speak of. Its values were masked where they had to be, and are not shown on demand here. */
function asDiff(changes: TemplateChange[]): TemplateDiff {
  const side = (revision: string) => ({ revision, yaml: "", masked: [] });
  return { from: side(LIVE), to: side("preview"), changes, sameness: null, revealable: false };
}

function countWords(words: ScreenWords["rollout"]["changeRows"], { changes, sameness }: UndoPreview): string {
  return changes.length === 0 ? words.noChange[sameness ?? "same"] : words.count(changes.length);
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
