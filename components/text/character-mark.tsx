"use client";

import { useWords } from "@/components/words/words";
import { invisibleName } from "@/lib/browser/invisible-names";
import type { CharacterMark as Mark } from "@/lib/browser/visible-text";

/** The sign of a character that would be invisible, and its name for who asks. */
export function CharacterMark({ character, sign, byName }: Mark) {
  const words = useWords("dialogs").characters;
  const name = invisibleName(character, words);
  return (
    <span
      // It is text, not a file.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={name}
      title={name}
      className="mx-px rounded-xs border border-line-strong bg-warn-wash px-0.5 font-mono text-xs text-warn select-none"
    >
      {byName ? words.named(name, sign) : sign}
    </span>
  );
}
