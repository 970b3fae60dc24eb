/** An operation of RFC 6902, as far as Rewind uses it. */
export type JsonPatchOperation =
  { op: "test" | "add" | "replace"; path: string; value: unknown } | { op: "remove"; path: string };

/** The JSON pointer (RFC 6901) to the field that these names lead to. */
export function pointer(...names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
