import { aloud } from "@/components/words/aloud";
import { useWords } from "@/components/words/words";
import type { MaskedValue } from "@/lib/contract/template-diff";

/** A mask alone, where nothing is revealed. */
export function MaskSign({ mask, why = "text" }: { mask: string; why?: MaskedValue["why"] | "text" }) {
  const words = useWords("app").text;
  return (
    <span title={words.maskedBecause[why]} className="text-ink-2">
      <span aria-hidden>•••••• {codeOf(mask)}</span>
      {aloud(words.masked(codeOf(mask)))}
    </span>
  );
}

/** What tells one mask from another: `3f9a2c` of `‹masked 3f9a2c›`. */
function codeOf(mask: string): string {
  return /^‹masked (.+)›$/.exec(mask)?.[1] ?? "";
}
