import type { CredentialSpan } from "./credential-span";
import { nameSays } from "./credential-names";
import { isHarmlessUnder } from "./pair-credentials";
import { isProseWord } from "./harmless-values";
import { looksChosen } from "./random-text";

/** One way in which code binds a value to a name: the first group is the name, the last the value. */
type Form = { hint: RegExp; pattern: RegExp; isDoubtful?: boolean };

const FORMS: readonly Form[] = [
  // "DB_PASSWORD has the value x"
  {
    hint: / (?:has|is|was|had|with) /,
    pattern:
      /(?<![\w-])([A-Z][A-Z0-9_]{2,80})["']? (?:has|is|was|had|with)(?: (?:the|a|literal|set|to|value|now|currently)){1,4}:? ["'`]?([^\s"'`‹]{5,400})/g,
    isDoubtful: true,
  },
  // A form that is sent in parts
  {
    hint: /name=/,
    pattern: /\bname=\\{0,3}"([\w.-]{1,80})\\{0,3}"\r?\n(?:[\w-]{1,40}:[^\n]{0,200}\n){0,4}\r?\n([^\r\n‹]{1,400})/g,
  },
  // `cat > /etc/app/password <<EOF`
  {
    hint: /<</,
    pattern:
      />{1,2}\s{0,4}["']?[\w./~${}-]{0,200}?([\w-]{1,80})(?:\.\w{1,8})?["']?\s{0,4}<<-?\s{0,4}["']?\w{1,30}["']?[ \t]{0,9}\n[ \t]{0,9}([^\s‹]{4,400})[ \t]*\n/g,
  },
  {
    hint: /<</,
    pattern:
      /<<-?\s{0,4}["']?\w{1,30}["']?\s{0,4}>{1,2}\s{0,4}["']?[\w./~${}-]{0,200}?([\w-]{1,80})(?:\.\w{1,8})?["']?[ \t]{0,9}\n[ \t]{0,9}([^\s‹]{4,400})[ \t]*\n/g,
  },
  // `if (password == "x")`, `[ "$TOKEN" != "x" ]`, `env.API_KEY || "x"`, `getenv('TOKEN') ?: 'x'`
  {
    hint: /[=|?.<]/,
    pattern:
      /(?<![\w-])([A-Za-z_]\w{0,80})[\])}"']{0,4}\s{0,4}(?:[!=]==?|=|\|\||\?\?|\?:|<-|<<<|\.|\bor\b)\s{0,4}["'`]([^"'`\s‹]{4,1000})["'`]/g,
  },
  // `var password string = "x"`, `let token: &str = "x"`, `char password[] = "x"`
  {
    hint: /=/,
    pattern:
      /(?<![\w-])([A-Za-z_]\w{0,80})(?:\s{0,4}:?\s{0,4}(?:string|String|str|&str|&'static str|\[\]byte|bytes)|\s?\[\d{0,4}\])\s{0,4}:?=\s{0,4}["'`]([^"'`\n‹]{4,1000})["'`]/g,
  },
  // Terraform's variables
  {
    hint: /default/,
    pattern: /\bvariable\s{1,4}"([\w-]{1,80})"\s{0,4}\{[^{}]{0,600}?\bdefault\s{0,20}=\s{0,4}"([^"\n‹]{1,1000})"/g,
  },
  // Templates: `{{ .Values.password | default "x" }}`; the other order is read below
  {
    hint: /default/,
    pattern: /\.([A-Za-z_]\w{0,80})\s{0,4}\|\s{0,4}default\s{0,4}\(?\\{0,3}["'`]([^"'`\n‹\\]{1,1000})/g,
  },
  // `echo x > /run/secrets/db_password`
  {
    hint: />/,
    pattern:
      /\b(?:echo|printf|print)\s{1,9}(?:-[neE]{1,3}\s{1,9}|["']?%s(?:\\n)?["']?\s{1,9})?["']?([^\s"'‹]{4,400})["']?\s{0,9}>{1,2}\s{0,9}["']?[\w./~${}-]{0,200}?([\w-]{1,80})(?:\.(?!log|pid|lock|out|err)\w{1,8})?(?=["']?(?:[\s;&|)]|$))/g,
  },
  {
    hint: /default/,
    pattern: /\bdefault\s{1,4}\\{0,3}["'`]([^"'`\n‹\\]{1,1000})\\{0,3}["'`]\s{1,4}[\w.$]{0,200}\.([A-Za-z_]\w{0,80})/g,
  },
  // What a difference or a test says: `password: "x" -> "y"`
  {
    hint: /->|→|=>/,
    pattern:
      /(?<![\w-])([A-Za-z_][\w.-]{0,80})["']?:?\s{0,4}(?:["']?[^\s"']{0,200}["']?\s{1,4})?(?:->|→|=>)\s{0,4}["'`]?([^\s"'`‹]{4,1000})/g,
    isDoubtful: true,
  },
];
/** Of these the value stands first. */
const VALUE_FIRST = /^(?:echo|print|default)/;

/** Values that code compares, declares, falls back to or writes into a file of that name. */
export function codeCredentials(text: string): CredentialSpan[] {
  return FORMS.flatMap(({ hint, pattern, isDoubtful }) => {
    if (!hint.test(text)) return [];
    return [...text.matchAll(pattern)].flatMap((match) => {
      const [whole, first = "", second = ""] = match;
      const isFirst = VALUE_FIRST.test(whole) && pattern.source.startsWith("\\b");
      const [name, value] = isFirst ? [second, first] : [first, second];
      const says = nameSays(name);
      if (says === "nothing" || isHarmlessUnder(name, says, value) || isProseWord(value)) return [];
      if (isDoubtful && !looksChosen(value) && !/^[A-Za-z]{4,40}\d{1,4}$/.test(value)) return [];
      const at = isFirst ? whole.indexOf(value) : whole.lastIndexOf(value);
      return [{ start: match.index + at, end: match.index + at + value.length, why: "name" as const }];
    });
  });
}
