/**
 * The tag of a spec that is about the screen alone: how it looks, is read out, is moved through and remembers what was
 * chosen. Such a spec runs on the embedded cluster only, so nothing that the cluster decides may hang on it: rights,
 * admission, what kubectl says. `Cluster` refuses those to it.
 */
export const SCREEN = "@screen";

/** Whether a spec with these tags is about the screen alone; a tag that means nothing here is an error. */
export function isAboutScreen(tags: readonly string[]): boolean {
  const unknown = tags.filter((tag) => tag !== SCREEN);
  if (unknown.length > 0) throw new Error(`No spec has the tag ${unknown.join(", ")}; there is ${SCREEN}`);
  return tags.includes(SCREEN);
}
