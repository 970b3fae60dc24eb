import { Fragment, type ReactNode } from "react";
import type { Phrase } from "@/lib/words/phrase";

/** A sentence around things that are drawn. */
export function Said({ phrase }: { phrase: Phrase<ReactNode> }) {
  // Its parts never change their places: the index is who they are.
  return phrase.map((part, index) => <Fragment key={index}>{part}</Fragment>);
}
