import type { MaskedValue } from "@/lib/contract/template-diff";

/** A mask whose value a person may ask for. */
export type Revealable = {
  mask: string;
  why: MaskedValue["why"] | "text";
  /** Whose value it is, for who does not see where it stands. */
  subject: string;
  /** Asks for the value behind the mask. */
  onReveal: () => Promise<string>;
};
