import type { CredentialSpan } from "./credential-span";
import { isHarmlessValue, isProseWord } from "./harmless-values";
import { isWordsJoined, looksChosen } from "./random-text";

/** Calls that take a login as their second or third argument, and those that take a key. */
const CALL =
  /(?<!\w)(?:PDO|mysqli(?:_connect)?|pg_p?connect|(?:get|create|open|new)_?Connection|(?:create|add|set)_?User|(?:db_?)?connect|pgp_sym_(?:en|de)crypt|(?:en|de)crypt|jwt\.\w{4,8}|createHmac|hmac\.new)\s?\(([^()\n]{6,400})\)/gi;
const ARGUMENT = /(["'])([^"'\n]{0,300})\1/g;

/** Passwords that a call takes by their place: `new PDO("mysql:host=db", "app", "x")`. */
export function callCredentials(text: string): CredentialSpan[] {
  if (!text.includes("(")) return [];
  return [...text.matchAll(CALL)].flatMap((match) => {
    const [whole, list = ""] = match;
    const begins = match.index + whole.length - 1 - list.length;
    return [...list.matchAll(ARGUMENT)].flatMap((argument) => {
      const value = argument[2] ?? "";
      if (!list.slice(0, argument.index).includes(",") || !(looksChosen(value) || isWordsJoined(value))) return [];
      if (isHarmlessValue(value) || isProseWord(value)) return [];
      const start = begins + argument.index + 1;
      return [{ start, end: start + value.length, why: "name" as const }];
    });
  });
}
