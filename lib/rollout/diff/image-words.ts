import type { TemplateChange } from "@/lib/contract/template-diff";
import { type ImageReference, parseImage } from "../objects/images";

const DIGEST_LENGTH = 7;

/** What changed in an image, shortened to what differs: `image checkout:2.4.0 → 2.4.1`. */
export function imageWords({ before, after }: Pick<TemplateChange, "before" | "after">): string {
  if (typeof before !== "string" || typeof after !== "string") {
    return typeof after === "string" ? `+image ${after}` : `−image ${String(before)}`;
  }
  const [from, to] = [parseImage(before), parseImage(after)];
  if (from.repository !== to.repository) {
    const [one, other] = withoutCommonFolders(from.repository, to.repository);
    return `image ${one}${version(from)} → ${other}${version(to)}`;
  }
  const name = from.repository.slice(from.repository.lastIndexOf("/") + 1);
  if (from.tag !== to.tag) return `image ${name}${version(from)} → ${version(to).replace(/^:/, "")}`;
  const tag = from.tag === null ? "" : `:${from.tag}`;
  return `image ${name}${tag} ${digestText(from)} → ${digestText(to)}`;
}

/** An image without tag and digest means `latest`. */
function version({ tag, digest }: ImageReference): string {
  if (tag !== null) return `:${tag}`;
  return digest === null ? ":latest" : `@${shortDigest(digest)}`;
}

function digestText({ digest }: ImageReference): string {
  return digest === null ? "no digest" : `@${shortDigest(digest)}`;
}

function shortDigest(digest: string): string {
  return digest.replace(/^[^:]*:/, "").slice(0, DIGEST_LENGTH);
}

function withoutCommonFolders(a: string, b: string): [string, string] {
  const [one, other] = [a.split("/"), b.split("/")];
  while (one.length > 1 && other.length > 1 && one[0] === other[0]) {
    one.shift();
    other.shift();
  }
  return [one.join("/"), other.join("/")];
}
