const PLURALS = new Intl.PluralRules("en");
const AND = new Intl.ListFormat("en-GB", { type: "conjunction" });
const UNITED = new Intl.ListFormat("en", { type: "unit" });
const NUMBERS = new Intl.NumberFormat("en");

/** A number as people write it: `1,234`. */
export function formatted(count: number): string {
  return NUMBERS.format(count);
}

/** `1 pod`, `2 pods`: a number with the form of the noun that goes with it. */
export function counted(count: number, one: string, other: string): string {
  return `${formatted(count)} ${plural(count, one, other)}`;
}

/** The form that goes with a number which is told elsewhere. */
export function plural(count: number, one: string, other: string): string {
  return PLURALS.select(count) === "one" ? one : other;
}

/** `a`, `a and b`, `a, b and 3 more`: where there are more than `most`, the first `shownOfMore` and how many are left out. */
export function listed(names: readonly string[], most = 4, shownOfMore = most - 1): string {
  const more = names.length - shownOfMore;
  const shown = names.length > most ? [...names.slice(0, shownOfMore), `${formatted(more)} more`] : names;
  return AND.format(shown);
}

/** `a, b, c`: of things that go together, without a word between them. */
export function enumerated(names: readonly string[]): string {
  return UNITED.format(names);
}

/** The sentence with a capital at its beginning: for one that may begin with a name of our own phrases. */
export function capitalised(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase("en") + sentence.slice(1);
}

/** By how many percent something grew or shrank: `+100 %`, `−50 %`. */
export function percentWords(percent: number): string {
  return `${percent < 0 ? "−" : "+"}${NUMBERS.format(Math.abs(percent))} %`;
}
