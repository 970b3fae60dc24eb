/** Names of Unicode for what nobody can see, by code point in hexadecimal; as people call them where they do. */
const NAMES: Readonly<Record<string, string>> = {
  "9": "tab",
  A: "line break",
  D: "carriage return",
  "1B": "escape",
  "20": "blank",
  "85": "next line",
  A0: "no-break space",
  AD: "soft hyphen",
  "61C": "Arabic letter mark",
  "1680": "ogham space mark",
  "2000": "en quad",
  "2001": "em quad",
  "2002": "en space",
  "2003": "em space",
  "2004": "three-per-em space",
  "2005": "four-per-em space",
  "2006": "six-per-em space",
  "2007": "figure space",
  "2008": "punctuation space",
  "2009": "thin space",
  "200A": "hair space",
  "200B": "zero width space",
  "200C": "zero width non-joiner",
  "200D": "zero width joiner",
  "200E": "left-to-right mark",
  "200F": "right-to-left mark",
  "2028": "line separator",
  "2029": "paragraph separator",
  "202A": "left-to-right embedding",
  "202B": "right-to-left embedding",
  "202C": "pop directional formatting",
  "202D": "left-to-right override",
  "202E": "right-to-left override",
  "202F": "narrow no-break space",
  "205F": "medium mathematical space",
  "2060": "word joiner",
  "2066": "left-to-right isolate",
  "2067": "right-to-left isolate",
  "2068": "first strong isolate",
  "2069": "pop directional isolate",
  "3000": "ideographic space",
  FEFF: "byte order mark",
};

/** What an invisible character is called; what has no name of its own by its kind. */
export function invisibleName(character: string): string {
  const name = NAMES[hexOf(character)];
  if (name !== undefined) return name;
  if (/\p{Variation_Selector}/u.test(character)) return "variation selector";
  return /\p{Cf}/u.test(character) ? "invisible character" : "control character";
}

/** `U+00A0`: a character by its number. */
export function characterCode(character: string): string {
  return `U+${hexOf(character).padStart(4, "0")}`;
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}
