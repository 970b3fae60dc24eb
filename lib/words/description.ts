import { description as english } from "./en/description";
import type { Language } from "./language";

const DESCRIPTIONS: Readonly<Record<Language, string>> = { en: english };

/** What Rewind is, for the head of its pages. */
export function descriptionIn(language: Language): string {
  return DESCRIPTIONS[language];
}
