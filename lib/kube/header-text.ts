import "server-only";

/** Whether a text can be the value of a header: RFC 9110 5.5 without what only some take. Above all it has no line break. */
export function isHeaderText(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}
