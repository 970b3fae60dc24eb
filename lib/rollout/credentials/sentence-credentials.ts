import type { CredentialSpan } from "./credential-span";
import { isHarmlessValue, isProseWord } from "./harmless-values";
import { isWordsJoined, looksChosen } from "./random-text";

const holdsChosen = (value: string) => looksChosen(value);
/** `dragonfly8` */
const isWordAndNumber = (value: string) => /^[A-Za-z]{5,40}\d{1,4}$/.test(value);
const holdsPhrase = (value: string) => looksChosen(value) || isWordsJoined(value);

/** How people and programs speak of a credential: the group is the credential. */
const FORMS: readonly { hint?: RegExp; pattern: RegExp; holds: (value: string) => boolean }[] = [
  {
    pattern:
      /\b(?:password|passwd|passphrase|pass phrase|api[ -]?key|access[ -]key|secret[ -]key|auth[ -]key|token|pass)(?: (?:for|of) (?:user )?\S{1,60})?(?: (?:provided|given|supplied|received|used))?(?: (?:is|was))?(?: now)?(?: (?:set|changed|reset) to| generated| created)?(?: for (?:user )?\S{1,80}?)?(?: \([\w ]{1,40}\))?:? ["'`]?([^\s"'`‹]{6,400})/gi,
    holds: holdsChosen,
  },
  {
    pattern:
      /\b(?:password|passphrase|pass phrase|api[ -]key|access[ -]key|root token)(?: is| was|:| is:| set to) ["'`]?([^\s"'`‹]{6,400})/gi,
    holds: holdsPhrase,
  },
  {
    pattern:
      /\b(?:user(?:name)?|login|account) [\w.@-]{1,80},? (?:and |with |has )?(?:pass|password|passwd|pw|pwd) ["'`]?([^\s"'`‹]{4,400})/gi,
    holds: holdsPhrase,
  },
  // "credentials app:x rejected"
  {
    pattern:
      /\b(?:credentials?|logins?|userpass)(?: for \S{1,60})?:? ["'`(]?[\w.@-]{1,80}:([^\s"'`‹/)][^\s"'`‹)]{3,400})/gi,
    holds: holdsPhrase,
  },
  // "login attempt with app/x failed"
  {
    pattern:
      /\b(?:credentials?|log[io]n|auth(?:entication)?|user|account)\b[^\n:/"'`]{0,40}?:?[ "'`(][\w.@-]{1,80}(?: ?\/ ?|:)([^\s"'`‹/)][^\s"'`‹)]{4,400})/gi,
    holds: holdsChosen,
  },
  {
    pattern: /\b(?:credentials?|log ?in with):? [\w.@-]{1,80}(?: \/ |:)([^\s"'`‹/]{6,400})/gi,
    holds: (value) => holdsPhrase(value) || isWordAndNumber(value),
  },
  // "with password 'x'", "token 'x' has expired"
  {
    pattern: /\b(?:with|and|using|use)(?: the)? (?:password|passphrase|passwd) ["'`]?([^\s"'`‹]{6,400})/gi,
    holds: (value) => holdsPhrase(value) || isWordAndNumber(value),
  },
  {
    pattern:
      /\b(?:password|passphrase|token) ["'`]([^\s"'`‹]{6,400})["'`] (?:is|was|has|had|does|did|do|not|rejected|refused|expired|failed|invalid|for|accepted)\b/gi,
    holds: (value) => holdsPhrase(value) || isWordAndNumber(value) || (/\d/.test(value) && /[!+=*&#]/.test(value)),
  },
  {
    pattern: /(?<![^\n])[ \t]*user [\w.-]{1,60} ([^\s‹]{6,400})[ \t]*(?=\n|$)/g,
    holds: (value) => holdsChosen(value) || isWordAndNumber(value),
  },
  {
    hint: /argument|value|unmarshal/,
    pattern:
      /\b(?:argument|value|unmarshal) ["'`]([^\s"'`‹]{4,400})["'`] (?:for|into|of)\b[^\n]{0,40}?(?:passw|secret|token|api-?key)/gi,
    holds: (value) => holdsPhrase(value) || isWordAndNumber(value),
  },
  // "expected password 'x' but got 'y'"
  {
    hint: /(?:got|was|received|found|of|be|equal):? ["'`]/i,
    pattern:
      /\b(?:password|passphrase|token|secret|api[ -]?key)\b[^\n"'`]{0,60}(?:["'`][^\n"'`]{0,80}["'`])?[^\n"'`]{0,40}\b(?:got|was|received|found|instead of|to be|to equal):? ["'`]([^\s"'`‹]{4,400})["'`]/gi,
    holds: holdsPhrase,
  },
  // The words of a wallet
  {
    pattern:
      /(?<![A-Za-z])(?:mnemonic|(?:seed|recovery|wallet|backup)[ _-]?(?:phrase|words))["']?(?: is)?\s{0,4}[:=]?\s{0,4}["'[]?((?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8})\b/gi,
    holds: () => true,
  },
  // Commands whose answer is the password
  {
    pattern:
      /--[\w-]{0,40}(?:pass|secret|token)[\w-]{0,40}(?:cmd|command|eval|file)?[= ](?:["']|<\()?(?:echo|printf) {1,4}(?:-n {1,4}|["']?%s["']? {1,4})?["']?([^\s"'‹$)]{4,400})/gi,
    holds: () => true,
  },
  {
    pattern:
      /\bnet {1,4}use {1,4}(?:\w:? {1,4}|\* {1,4})?\\{2,8}\S{1,200} {1,4}(?:\/user:\S{1,80} {1,4})?([^\s/"'‹][^\s"'‹]{3,200})/gi,
    holds: () => true,
  },
];
const WORTH_READING = /pass|key|token|cred|login|user|secret|mnemonic|seed|recovery|wallet|backup|\buse\b/i;

/** Credentials in sentences, where no sign binds them to a name. */
export function sentenceCredentials(text: string): CredentialSpan[] {
  if (!text.includes(" ") || !WORTH_READING.test(text)) return [];
  return FORMS.flatMap(({ hint, pattern, holds }) =>
    hint && !hint.test(text)
      ? []
      : [...text.matchAll(pattern)].flatMap((match) => {
          const value = (match[1] ?? "").replace(/[.,;:)]+$/, "");
          if (value.length < 4 || isHarmlessValue(value) || isProseWord(value) || !holds(value)) return [];
          const start = match.index + match[0].lastIndexOf(value);
          return [{ start, end: start + value.length, why: "name" as const }];
        }),
  );
}
