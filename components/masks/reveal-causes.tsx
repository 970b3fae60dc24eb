"use client";

import { type ComponentProps, type ReactNode, useMemo } from "react";
import { MaskedText } from "./masked-text";
import { useWords } from "@/components/words/words";
import { behindMask } from "@/lib/browser/masked-places";
import { type CauseOf, RevealContext } from "@/lib/browser/reveal-context";
import { revealValue } from "@/lib/browser/template-diff";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";

/** What is masked in the causes of this rollout may be asked for below, unless this Rewind reveals nothing. */
export function RevealCauses({
  rollout: { ref, revealable },
  children,
}: {
  rollout: Pick<Rollout, "ref" | "revealable">;
  children: ReactNode;
}) {
  const { cluster, namespace, kind, name } = ref;
  const part = useMemo(
    () => (revealable ? maskedCause({ cluster, namespace, kind, name }) : null),
    [revealable, cluster, namespace, kind, name],
  );
  return <RevealContext value={part}>{children}</RevealContext>;
}

function maskedCause(ref: RolloutRef) {
  return function MaskedCause({ mask, within, of }: { mask: string; within: string; of: CauseOf }) {
    const words = useWords("app").text;
    const reveal: ComponentProps<typeof MaskedText>["onReveal"] = async () =>
      behindMask({ masked: { mask }, within }, (await revealValue(ref, of.revision, { cause: of.cause })).value);
    return <MaskedText mask={mask} subject={words.causes[of.cause]} onReveal={reveal} />;
  };
}
