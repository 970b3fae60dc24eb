/** Tags that by their name follow whatever was built last; a version may move too, but nobody can tell. */
const MOVING =
  /^(.*[-.])?(latest|stable|edge|nightly|canary|current|main|master|head|trunk|dev|devel|develop|development|staging|test|testing|prod|production|release|rolling|snapshot|lts|next|preview|beta|alpha|qa|live)$/i;

/** The tag of an image without digest that moves by its name, `latest` where it has none; null for any other. */
export function movingTagOf(image: string): string | null {
  if (image.includes("@")) return null;
  const last = image.slice(image.lastIndexOf("/") + 1);
  const colon = last.indexOf(":");
  const tag = colon === -1 ? "latest" : last.slice(colon + 1);
  return MOVING.test(tag) ? tag : null;
}
