"use client";

import { Fragment, use } from "react";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { cutAtMasks } from "@/lib/browser/masks";
import { type CauseOf, RevealContext } from "@/lib/browser/reveal-context";
import type { LeftOver } from "@/lib/contract/rollout";
import { ClusterText } from "./cluster-text";
import { LongText } from "./long-text";
import { MaskSign } from "./mask-sign";

/**
 * A change cause, or that there is none. On one line it is cut by its place, else it can be unfolded. What is left over
 * from before is told as that, so that nobody takes it for what this change was made for.
 */
export function ChangeCause({
  cause,
  line = false,
  leftOver = null,
  of,
}: {
  cause: string | null;
  line?: boolean;
  leftOver?: LeftOver | null;
  of?: CauseOf;
}) {
  const said = useWords("app").text;
  const Revealable = use(RevealContext);
  if (cause === null || cause === "") {
    return (
      <span className="text-ink-3">
        {leftOver === "reason" ? (
          <Said
            phrase={said.noCauseButReason((text) => (
              <span title={said.leftOverMeans}>{text}</span>
            ))}
          />
        ) : (
          said.noCause
        )}
      </span>
    );
  }
  const words = (text: string) =>
    cutAtMasks(text).map((part, place) => (
      // Parts have no identity but their place.
      // oxlint-disable-next-line react/no-array-index-key
      <Fragment key={place}>
        {place % 2 === 0 ? (
          <ClusterText text={part} lines={!line} />
        ) : of && Revealable ? (
          <Revealable mask={part} within={cause} of={of} />
        ) : (
          <MaskSign mask={part} />
        )}
      </Fragment>
    ));
  return (
    <>
      {leftOver !== null && (
        <span data-left-over className="text-ink-3" title={said.leftOverMeans}>
          {said.leftOver}
        </span>
      )}
      {line ? words(cause) : <LongText text={cause} as={words} />}
    </>
  );
}
