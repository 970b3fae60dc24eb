"use client";

import { lazy, Suspense } from "react";
import { MaskSign } from "@/components/text/mask-sign";
import type { Revealable } from "./revealable";

/** Most screens have no mask, so how one is lifted loads with the first. */
const RevealableMask = lazy(async () => ({ default: (await import("./revealable-mask")).RevealableMask }));

/** A masked value, which may be asked for where there is an `onReveal`. */
export function MaskedText({
  why = "text",
  onReveal,
  ...mask
}: Pick<Revealable, "mask" | "subject"> & {
  why?: Revealable["why"];
  /** Null where it stays masked. */
  onReveal: Revealable["onReveal"] | null;
}) {
  const sign = (
    <span data-mask="masked">
      <MaskSign mask={mask.mask} why={why} />
    </span>
  );
  if (!onReveal) return sign;
  return (
    <Suspense fallback={sign}>
      <RevealableMask {...mask} why={why} onReveal={onReveal} />
    </Suspense>
  );
}
