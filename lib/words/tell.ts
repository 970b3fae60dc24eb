import { isMessage, isTextOf, type Message, type Worded } from "@/lib/contract/message";
import { english } from "./en/english";
import type { Language } from "./language";
import type { Say, Sentences } from "./sentences";

const SENTENCES: Readonly<Record<Language, Sentences>> = { en: english };

/** How this language says a message. */
export function sayIn(language: Language): Say {
  return sayWith(SENTENCES[language]);
}

/** A value as the wire carries it: every message in it, at any depth, with its sentence in this language. */
export function tell<T>(value: T, language: Language): Worded<T> {
  return tellWith(value, sayIn(language));
}

/** The same with the sentences of any language. */
export function tellWith<T>(value: T, say: Say): Worded<T> {
  return worded(value, say) as Worded<T>;
}

/** How these sentences say a message. */
export function sayWith(sentences: Sentences): Say {
  const say = <C extends Message["code"]>(told: Message<C>): string =>
    (sentences[told.code] as (facts: Message<C>["facts"], say: Say) => string)(told.facts, say as Say);
  return say as Say;
}

/** Values without messages stay the very same objects. */
function worded(value: unknown, say: Say): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const told = value.map((entry) => worded(entry, say));
    return told.some((entry, index) => entry !== value[index]) ? told : value;
  }
  if (isMessage(value)) return { code: value.code, facts: worded(value.facts, say), text: say(value) };
  if (isTextOf(value)) return say(value.message);
  const entries = Object.entries(value);
  const told = entries.map(([key, entry]) => [key, worded(entry, say)] as const);
  return told.some(([, entry], index) => entry !== entries[index]?.[1]) ? Object.fromEntries(told) : value;
}
