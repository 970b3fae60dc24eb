"use client";

import { useState } from "react";
import { useProblemText } from "@/components/problem/use-problem-text";
import { aloud } from "@/components/words/aloud";
import { Spinner } from "@/components/ui/spinner";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { ToldProblem } from "@/lib/browser/told-problem";
import { ClusterText } from "@/components/text/cluster-text";
import { MaskSign } from "@/components/text/mask-sign";
import type { Revealable } from "./revealable";

type Reveal =
  { kind: "masked" | "asking" } | { kind: "shown"; value: string } | { kind: "failed"; problem: ToldProblem };

/** A masked value. What was revealed lives here and nowhere else, until it is hidden or what it stands in changes. */
export function RevealableMask({ mask, why, subject, onReveal }: Revealable) {
  const words = useWords("app");
  const [reveal, setReveal] = useState<Reveal>({ kind: "masked" });
  const ask = () => {
    setReveal({ kind: "asking" });
    onReveal().then(
      (value) => setReveal({ kind: "shown", value }),
      (error: unknown) => {
        if (!(error instanceof ToldProblem)) throw error;
        setReveal({ kind: "failed", problem: error });
      },
    );
  };
  const shown = reveal.kind === "shown";

  return (
    <span data-mask={reveal.kind}>
      {shown ? <ClusterText text={reveal.value} lines exactness="exact" /> : <MaskSign mask={mask} why={why} />}
      <button
        type="button"
        aria-disabled={reveal.kind === "asking" || undefined}
        onClick={shown ? () => setReveal({ kind: "masked" }) : reveal.kind === "asking" ? undefined : ask}
        className="touchable relative z-10 mx-1 inline-flex items-center gap-1 rounded-xs px-0.5 align-baseline font-sans font-medium text-accent no-underline hover:underline"
      >
        {reveal.kind === "asking" && <Spinner />}
        <Said phrase={shown ? words.text.hide(subject, aloud) : words.text.show(subject, aloud)} />
      </button>
      <output className="sr-only">{shown && words.text.isShown(subject)}</output>
      {reveal.kind === "failed" && (
        <span role="alert" data-code={reveal.problem.code} className="block font-sans text-bad">
          <Failed problem={reveal.problem} />
        </span>
      )}
    </span>
  );
}

function Failed({ problem }: { problem: ToldProblem }) {
  const { title, detail } = useProblemText(problem);
  return (
    <>
      {title}: <ClusterText text={detail} />
    </>
  );
}
