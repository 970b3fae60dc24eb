"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { shownValue } from "@/lib/browser/change-value";
import { maskedPlaces } from "@/lib/browser/masked-places";
import { useRolloutScope } from "@/lib/browser/rollout-context";
import { revealValue } from "@/lib/browser/template-diff";
import type { TemplateChange, TemplateDiff } from "@/lib/contract/template-diff";
import { ChangeValues } from "./change-values";
import { ChangedValueContext } from "./changed-value";
import { useMarkedChange } from "./marked-change";

const SIGN = {
  added: { sign: "+", look: "text-good" },
  removed: { sign: "−", look: "text-bad" },
  changed: { sign: "~", look: "text-ink-3" },
  moved: { sign: "⇅", look: "text-ink-3" },
} as const;

/** One change: what, from what, to what, and what should be known of it. */
export function ChangeRow({ diff, change }: { diff: TemplateDiff; change: TemplateChange }) {
  const { ref } = useRolloutScope().rollout;
  const { kind, subject, path, percent, marks, place } = change;
  const words = useWords("rollout").changeRows;
  const { sign, look } = SIGN[kind];
  const { isMarked, show } = useMarkedChange(change.summary);
  const places = {
    before: maskedPlaces(path, change.before, diff.from.masked),
    after: maskedPlaces(path, change.after, diff.to.masked),
  };
  const reveal = async (side: "before" | "after", pointer: string) => {
    const { revision } = side === "before" ? diff.from : diff.to;
    return (await revealValue(ref, revision, { pointer })).value;
  };
  const bothMasked = places.before.length > 0 && places.after.length > 0;
  return (
    <li
      ref={show}
      tabIndex={isMarked ? -1 : undefined}
      data-change={kind}
      data-marked={isMarked || undefined}
      className="grid outline-none data-marked:bg-warn-wash grid-cols-[1rem_minmax(0,1fr)] gap-x-1.5 border-t border-line px-4 py-1.5 sm:grid-cols-[1rem_12rem_minmax(0,1fr)] xl:grid-cols-[1rem_15rem_minmax(0,1fr)]"
    >
      <span className={clsx("text-center font-mono font-semibold", look)}>
        <span aria-hidden>{sign}</span>
        <span className="sr-only">{words.kinds[kind]}</span>
      </span>
      <span className="pr-2 break-words text-ink-2">
        <ClusterText text={subject.text} />
      </span>
      <div className="min-w-0 max-sm:col-start-2">
        <ChangedValueContext value={{ subject: subject.text, reveal: diff.revealable ? reveal : null }}>
          <ChangeValues
            before={shownValue(words, change, change.before)}
            after={shownValue(words, change, change.after)}
            places={places}
          />
        </ChangedValueContext>
        {place && kind === "moved" && (
          <span>
            <Said phrase={words.nowAt(<ClusterText text={words.place(place)} />)} />
          </span>
        )}
        {place && kind !== "moved" && (
          <Note>
            <ClusterText text={words.place(place)} />
          </Note>
        )}
        {percent !== null && percent !== 0 && <Note>{words.percent(percent)}</Note>}
        {bothMasked && <Note>{words.maskedDiffers}</Note>}
        {marks.map((mark) => (
          <Note key={mark} title={words.marks[mark].means}>
            {words.marks[mark].word}
            <span className="sr-only">{words.markAloud(words.marks[mark].means)}</span>
          </Note>
        ))}
      </div>
    </li>
  );
}

function Note({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <span title={title} className="ml-2 inline-block text-sm text-ink-2">
      {children}
    </span>
  );
}
