import type { ChangeFacts } from "@/lib/contract/facts/changes";
import { type Message, message } from "@/lib/contract/message";
import type { TemplateChange } from "@/lib/contract/template-diff";
import { type ImageReference, parseImage } from "../objects/images";

const DIGEST_LENGTH = 7;
const IMAGE = { about: "image" } as const;

/** What changed in an image, shortened to what differs: from `checkout:2.4.0` to `2.4.1`. */
export function imageSummary(
  { before, after }: Pick<TemplateChange, "before" | "after">,
  where: { container?: string },
): Message<keyof ChangeFacts> {
  if (typeof after !== "string") return message("change.removed", { ...where, subject: IMAGE, value: String(before) });
  if (typeof before !== "string") return message("change.added", { ...where, subject: IMAGE, value: after });
  const [from, to] = [parseImage(before), parseImage(after)];
  if (from.repository !== to.repository) {
    const [one, other] = withoutCommonFolders(from.repository, to.repository);
    return message("change.image", { ...where, before: one + versionOf(from), after: other + versionOf(to) });
  }
  const name = from.repository.slice(from.repository.lastIndexOf("/") + 1);
  if (from.tag !== to.tag) {
    return message("change.image", {
      ...where,
      before: name + versionOf(from),
      after: versionOf(to).replace(/^:/, ""),
    });
  }
  const image = from.tag === null ? name : `${name}:${from.tag}`;
  return message("change.image-digest", { ...where, image, before: shortDigest(from), after: shortDigest(to) });
}

/** An image without tag and digest means `latest`. */
function versionOf(image: ImageReference): string {
  if (image.tag !== null) return `:${image.tag}`;
  return shortDigest(image) ?? ":latest";
}

function shortDigest({ digest }: ImageReference): string | null {
  return digest === null ? null : `@${digest.replace(/^[^:]*:/, "").slice(0, DIGEST_LENGTH)}`;
}

function withoutCommonFolders(a: string, b: string): [string, string] {
  const [one, other] = [a.split("/"), b.split("/")];
  while (one.length > 1 && other.length > 1 && one[0] === other[0]) {
    one.shift();
    other.shift();
  }
  return [one.join("/"), other.join("/")];
}
