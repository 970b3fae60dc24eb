/** Marks an integer that a number cannot hold; no text of a cluster has this private character before these words. */
const MARK = "\uE000integer:";
const STRING_OR_BIG_INTEGER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;
const MARKED = new RegExp(`"${MARK}(-?\\d+)"`, "g");

/** JSON with integers beyond 2^53 kept: as marked strings here, as digits again in `stringify`. @throws SyntaxError */
export function parse(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(
    text.replace(STRING_OR_BIG_INTEGER, (token) =>
      token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${MARK}${token}"`,
    ),
  );
}

const cache = new WeakMap<object, string>();

/** The JSON of an object that never changes, made once. */
export function stringify(value: object): string {
  const known = cache.get(value);
  if (known !== undefined) return known;
  const text = stringifyOnce(value);
  cache.set(value, text);
  return text;
}

/** The JSON of something that is written once. */
export function stringifyOnce(value: object): string {
  const text = JSON.stringify(value);
  return text.includes(MARK) ? text.replace(MARKED, "$1") : text;
}
