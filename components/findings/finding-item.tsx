"use client";

import { CircleAlert, Clock3, Info, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { ClusterText } from "@/components/text/cluster-text";
import { useDurationSince, useDurationUntil } from "@/components/words/use-times";
import { exactTime } from "@/lib/browser/exact-time";
import type { Finding } from "@/lib/contract/finding";
import { EvidenceList } from "./evidence-list";

const LOOKS: Record<Finding["weight"], { icon: LucideIcon; tone: string }> = {
  cause: { icon: CircleAlert, tone: "text-bad" },
  consequence: { icon: Clock3, tone: "text-warn" },
  hint: { icon: Info, tone: "text-ink-2" },
};

/** One reason why a rollout does not move: a sentence, the line that brought it in, and folded what proves it. */
export function FindingItem({
  finding,
  revision,
  onShowLine,
}: {
  finding: Finding;
  /** How the revision that brought it in is called at the beginning of a sentence; null where it is gone. */
  revision: string | null;
  onShowLine: (broughtInBy: NonNullable<Finding["broughtInBy"]>) => void;
}) {
  const { code, weight, sentence, since, due, evidence, advice, broughtInBy } = finding;
  const words = useWords("details").causes;
  const broughtIn = (change: ReactNode) =>
    revision === null ? words.aChangeBroughtIn(change) : words.broughtIn(revision, change);
  const { icon: Icon, tone } = LOOKS[weight];
  return (
    <li data-finding={code} className="flex gap-2.5">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="break-words">
          <span className={weight === "cause" ? "font-semibold" : undefined}>
            <ClusterText text={sentence.text} />
          </span>
          {since !== null && weight === "cause" && <For iso={since} />}
          {due !== null && <Until iso={due} />}
        </p>
        {broughtInBy && (
          <p className="break-words text-ink-2">
            <Said
              phrase={broughtIn(
                <span className="font-mono text-sm">
                  <ClusterText text={broughtInBy.summary.text} />
                </span>,
              )}
            />{" "}
            <button
              type="button"
              onClick={() => onShowLine(broughtInBy)}
              className="touchable rounded-xs font-medium whitespace-nowrap text-accent hover:underline"
            >
              {words.showLine}
            </button>
          </p>
        )}
        <details>
          <summary className="touchable w-fit cursor-pointer content-center rounded-xs text-sm text-ink-2 hover:text-ink">
            {evidence.length > 0 ? words.evidenceAndAdvice : words.advice}
            <span className="sr-only">{words.of(sentence.text)}</span>
          </summary>
          <div className="mt-1.5 mb-1 grid gap-2">
            <p className="max-w-[80ch] break-words">
              <ClusterText text={advice.text} />
            </p>
            {evidence.length > 0 && <EvidenceList evidence={evidence} />}
          </div>
        </details>
      </div>
    </li>
  );
}

function For({ iso }: { iso: string }) {
  const words = useWords("details").causes;
  const long = useDurationSince(Date.parse(iso));
  return (
    <span title={words.since(exactTime(iso))} className="text-ink-2">
      {" "}
      {words.forSoLong(long)}
    </span>
  );
}

function Until({ iso }: { iso: string }) {
  const words = useWords("details").causes;
  const left = useDurationUntil(Date.parse(iso));
  return (
    <span title={exactTime(iso)} className="text-ink-2">
      {" "}
      {words.atTheLatest(left)}
    </span>
  );
}
