/** The languages that Rewind speaks, as BCP 47 tags; the first is for who asks for none of them. */
export const LANGUAGES = ["en"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The language for a reader who sent this `Accept-Language`: of those that Rewind speaks the one with the greatest
 * weight, by its primary subtag (RFC 9110 12.5.4, RFC 4647 3.4).
 */
export function languageFor(acceptLanguage: string | null): Language {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
      const weight = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1);
      return { primary: tag.split("-")[0], weight: Number.isNaN(weight) ? 0 : weight };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { primary } of wanted) {
    const spoken = LANGUAGES.find((language) => language === primary);
    if (spoken !== undefined) return spoken;
  }
  return LANGUAGES[0];
}
