"use client";

import { useState } from "react";
import { problemTitle } from "@/components/problem/problem-words";
import { ClusterText } from "@/components/text/cluster-text";
import { Spinner } from "@/components/ui/spinner";
import { behindMask, type MaskedPlace } from "@/lib/browser/masked-places";
import { revealValue } from "@/lib/browser/template-diff";
import { ProblemError } from "@/lib/contract/problem-error";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { MaskedValue } from "@/lib/contract/template-diff";

const WHY: Record<MaskedValue["why"], string> = {
  name: "Masked because its name says that it is a credential.",
  shape: "Masked because it looks like a credential.",
  userinfo: "Masked because it is the login part of an address.",
  "last-applied": "Masked because it is a copy of the whole object.",
};

type Reveal =
  { kind: "masked" | "asking" } | { kind: "shown"; value: string } | { kind: "failed"; problem: ProblemError };

/** A masked value. What was revealed lives here and nowhere else, until it is hidden or the comparison changes. */
export function MaskedText({
  place,
  side,
  subject,
  rollout,
  revealable,
}: {
  place: MaskedPlace;
  side: string;
  subject: string;
  rollout: RolloutRef;
  revealable: boolean;
}) {
  const [reveal, setReveal] = useState<Reveal>({ kind: "masked" });
  const ask = () => {
    setReveal({ kind: "asking" });
    revealValue(rollout, side, place.masked.pointer).then(
      ({ value }) => setReveal({ kind: "shown", value: behindMask(place, value) }),
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        setReveal({ kind: "failed", problem: error });
      },
    );
  };
  const shown = reveal.kind === "shown";

  return (
    <span data-mask={reveal.kind}>
      {shown ? (
        <ClusterText text={reveal.value} lines exactness="exact" />
      ) : (
        <span title={WHY[place.masked.why]} className="text-ink-2">
          <span aria-hidden>•••••• {codeOf(place.masked.mask)}</span>
          <span className="sr-only">masked {codeOf(place.masked.mask)}</span>
        </span>
      )}
      {revealable && (
        <button
          type="button"
          aria-disabled={reveal.kind === "asking" || undefined}
          onClick={shown ? () => setReveal({ kind: "masked" }) : reveal.kind === "asking" ? undefined : ask}
          className="touchable mx-1 inline-flex items-center gap-1 rounded-xs px-0.5 align-baseline font-sans font-medium text-accent no-underline hover:underline"
        >
          {reveal.kind === "asking" && <Spinner />}
          {shown ? "Hide" : "Show"}
          <span className="sr-only"> the value of {subject}</span>
        </button>
      )}
      <output className="sr-only">{shown && `The value of ${subject} is shown. This was logged.`}</output>
      {reveal.kind === "failed" && (
        <span role="alert" data-code={reveal.problem.code} className="block font-sans text-bad">
          {problemTitle(reveal.problem.code)}: <ClusterText text={reveal.problem.message} />
        </span>
      )}
    </span>
  );
}

/** What tells one mask from another: `3f9a2c` of `‹masked 3f9a2c›`. */
function codeOf(mask: string): string {
  return /^‹masked (.+)›$/.exec(mask)?.[1] ?? "";
}
