import type { ScreenWords } from "@/lib/words/screen-words";

type CharacterWords = ScreenWords["dialogs"]["characters"];

/** What an invisible character is called; what has no name of its own by its kind. */
export function invisibleName(character: string, words: CharacterWords): string {
  const names: Readonly<Record<string, string>> = words.names;
  const name = names[hexOf(character)];
  if (name !== undefined) return name;
  if (/\p{Variation_Selector}/u.test(character)) return words.variationSelector;
  return /\p{Cf}/u.test(character) ? words.otherInvisible : words.otherControl;
}

/** `U+00A0`: a character by its number. */
export function characterCode(character: string): string {
  return `U+${hexOf(character).padStart(4, "0")}`;
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}
