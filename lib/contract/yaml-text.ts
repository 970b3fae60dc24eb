/** Starts like a word, a path, a flag, a variable in parentheses or a mask: no sign that YAML reads as its own. */
const START = /^(?:[\p{L}_/‹]|\$[({\p{L}_]|\.{1,2}\/|--?[\p{L}])/u;
/** Printable to every reader, and no blank but the plain one. */
const PRINTABLE = /^(?:[^\p{C}\p{Z}]| )+$/u;
/** Where YAML ends a value within its line. */
const SYNTAX = /: | #|[: ]$/;
/** What a reader of YAML 1.1 or 1.2 takes for true, false, nothing, or a number without a digit before its exponent. */
const VALUE_WORD = /^(?:true|false|null|yes|no|on|off|y|n|-?e[-+]?[\d_]+)$/i;
/** `500m`, `1Gi`, `30s`: a number with a unit is no number. `1E` is left out, as are all that hold an exponent. */
const AMOUNT = /^\d+(?:\.\d+)?(?:[KMGTPE]i|[mkMGTPsh])$/;

/**
 * Whether YAML 1.1 (kubectl's) and YAML 1.2 both read `text`, written bare in block style, as this very string. In doubt
 * it is quoted: numbers of all bases, `1_000`, `190:20:30`, dates, versions and addresses, `=` and `<<` are.
 */
export function isPlainYaml(text: string): boolean {
  if (AMOUNT.test(text)) return true;
  return START.test(text) && PRINTABLE.test(text) && !SYNTAX.test(text) && !VALUE_WORD.test(text);
}

/** Breaks a line to YAML 1.1 though not to JSON, or may not stand in a YAML text at all; half a pair can only be named. */
// oxlint-disable-next-line no-control-regex
const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * The text in double quotes, on one line, as YAML 1.1 and 1.2 read it. Half of a surrogate pair is named as JSON names it,
 * which not every reader takes; no text of a cluster holds one.
 */
export function quotedYaml(text: string): string {
  return JSON.stringify(text).replace(ESCAPED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The text as one line of YAML: bare where every reader takes it as the same text, else quoted. */
export function yamlText(text: string): string {
  return isPlainYaml(text) ? text : quotedYaml(text);
}
