"use client";

import { CircleAlert, Info } from "lucide-react";
import { ProblemNote } from "@/components/problem/problem-note";
import { ClusterText } from "@/components/text/cluster-text";
import { LongText } from "@/components/text/long-text";
import { Said } from "@/components/words/said";
import { useWords, withWords } from "@/components/words/words";
import type { DiagnosisReading } from "@/lib/browser/diagnosis";
import { needsAttention, saidOf } from "@/lib/rollout/state/lead";
import { tellingFindings } from "@/lib/browser/telling-findings";
import { asPlainText } from "@/lib/browser/visible-text";
import type { Finding } from "@/lib/contract/finding";
import type { Rollout } from "@/lib/contract/rollout";
import { StillServing } from "./still-serving";

const { Component: FindingsNote } = withWords("details", async () => (await import("./findings-note")).FindingsNote);

/** Why it needs attention: by what the condition says at once, by what was found as soon as that is read. */
export function Findings({
  rollout,
  reading: { diagnosis, problem },
  saidAbove,
  onShowLine,
}: {
  rollout: Rollout;
  reading: DiagnosisReading;
  /** The strip of a followed change says already what the condition says. */
  saidAbove: boolean;
  onShowLine: (broughtInBy: NonNullable<Finding["broughtInBy"]>) => void;
}) {
  const words = useWords("rollout").findings;
  const findings = diagnosis ? tellingFindings(diagnosis) : [];
  const found = findings.length > 0;
  const cause = findings.find(({ weight }) => weight === "cause");
  const attention = needsAttention(rollout.state);
  return (
    <div className="mt-4 grid gap-2 has-[>output:only-child]:mt-0">
      <output className="sr-only">{cause && asPlainText(cause.sentence.text)}</output>
      {diagnosis && found && <FindingsNote rollout={rollout} diagnosis={diagnosis} onShowLine={onShowLine} />}
      {!found && attention && !saidAbove && <AttentionNote rollout={rollout} />}
      {attention && !diagnosis && problem && <ProblemNote problem={problem} heading={words.unreadable} />}
      {attention &&
        diagnosis?.notes.map((note) => (
          <p key={note.text} data-note className="flex gap-2.5 rounded-lg border border-line px-3 py-2">
            <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
            <span className="min-w-0 break-words">
              <Said phrase={words.missed(<ClusterText text={note.text} />)} />
            </span>
          </p>
        ))}
    </div>
  );
}

function AttentionNote({ rollout: { state, revisions } }: { rollout: Rollout }) {
  const said = saidOf(state);
  return (
    <div className="flex gap-2.5 rounded-lg bg-bad-wash px-3 py-2.5">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="min-w-0">
        <p className="font-semibold">{state.means.text}</p>
        {said !== null && (
          <p className="break-words">
            <LongText text={said} />
          </p>
        )}
        <StillServing revisions={revisions} />
      </div>
    </div>
  );
}
