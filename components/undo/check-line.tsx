"use client";

import { Check as Tick, CircleHelp, CircleX, type LucideIcon, Minus, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { useWords } from "@/components/words/words";
import type { Check } from "@/lib/contract/checks";
import { CheckProof } from "./check-proof";

const LOOKS: Record<Check["state"], { icon: LucideIcon; tone: string }> = {
  bad: { icon: CircleX, tone: "text-bad" },
  warn: { icon: TriangleAlert, tone: "text-warn" },
  ok: { icon: Tick, tone: "text-good" },
  unknown: { icon: CircleHelp, tone: "text-ink-3" },
  "not-applicable": { icon: Minus, tone: "text-ink-3" },
};

/** So many proofs are shown at first. */
const FEW = 2;

/** One check: what was found, what to do about it, and what proves it. */
export function CheckLine({ check: { code, state, sentence, evidence, next } }: { check: Check }) {
  const words = useWords("dialogs").undo.checks;
  const { icon: Icon, tone } = LOOKS[state];
  const [all, setAll] = useState(false);
  const shown = all || evidence.length <= FEW + 1 ? evidence : evidence.slice(0, FEW);
  const calm = state !== "bad" && state !== "warn";
  return (
    <li data-check={code} data-state={state} className="flex gap-2">
      <Icon aria-hidden className={`mt-0.75 size-3.5 shrink-0 ${tone}`} />
      <div className="min-w-0 break-words">
        <p className={calm ? "text-ink-2" : undefined}>
          <span className="sr-only">{words.state[state]}</span>
          <Sentence text={sentence.text} />
        </p>
        {next !== null && (
          <p className="font-medium">
            <span aria-hidden>→ </span>
            <Sentence text={next.text} />
          </p>
        )}
        {shown.length > 0 && (
          <ul aria-label={words.evidence} className="text-sm text-ink-2">
            {shown.map((proof, place) => (
              // The same object may prove two things.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={place}>
                <CheckProof proof={proof} />
              </li>
            ))}
          </ul>
        )}
        {shown.length < evidence.length && (
          <button
            type="button"
            onClick={() => setAll(true)}
            className="touchable rounded-xs text-sm font-medium text-accent hover:underline"
          >
            {words.more(evidence.length - shown.length)}
          </button>
        )}
      </div>
    </li>
  );
}

/** A sentence in which a command may stand between backticks. */
function Sentence({ text }: { text: string }) {
  return text.split("`").map((part, place) =>
    place % 2 === 0 ? (
      // Parts have no identity but their place.
      // oxlint-disable-next-line react/no-array-index-key
      <ClusterText key={place} text={part} />
    ) : (
      // oxlint-disable-next-line react/no-array-index-key
      <code key={place} className="rounded-xs bg-sunken px-1 font-mono text-sm break-all">
        <ClusterText text={part} />
      </code>
    ),
  );
}
