import type { MaskedValue } from "@/lib/contract/template-diff";

const WHY: Record<MaskedValue["why"] | "text", string> = {
  text: "Masked because it looks like a credential.",
  name: "Masked because its name says that it is a credential.",
  shape: "Masked because it looks like a credential.",
  userinfo: "Masked because it is the login part of an address.",
  "last-applied": "Masked because it is a copy of the whole object.",
};

/** A mask alone, where nothing is revealed. */
export function MaskSign({ mask, why = "text" }: { mask: string; why?: MaskedValue["why"] | "text" }) {
  return (
    <span title={WHY[why]} className="text-ink-2">
      <span aria-hidden>•••••• {codeOf(mask)}</span>
      <span className="sr-only">masked {codeOf(mask)}</span>
    </span>
  );
}

/** What tells one mask from another: `3f9a2c` of `‹masked 3f9a2c›`. */
function codeOf(mask: string): string {
  return /^‹masked (.+)›$/.exec(mask)?.[1] ?? "";
}
