import type { PodTemplate } from "./objects";

/** The images of the main containers, in their order; init containers are left out. */
export function imagesOf(template: PodTemplate): string[] {
  return (template.spec?.containers ?? []).flatMap(({ image }) => (image === undefined ? [] : [image]));
}

/** The parts of an image reference; null for what it leaves out. The repository keeps registry and port. */
export type ImageReference = { repository: string; tag: string | null; digest: string | null };

const REFERENCE = /^(.*?)(?::([^:/@]+))?(?:@([^@]+))?$/;

/** Takes an image reference apart; whatever cannot be one is all repository. */
export function parseImage(reference: string): ImageReference {
  const [, repository = reference, tag = null, digest = null] = REFERENCE.exec(reference) ?? [];
  return { repository, tag, digest };
}

/** Tags that by their name follow whatever was built last; a version may move too, but nobody can tell. */
const MOVING =
  /^(.*[-.])?(latest|stable|edge|nightly|canary|current|main|master|head|trunk|dev|devel|develop|development|staging|test|testing|prod|production|release|rolling|snapshot|lts|next|preview|beta|alpha|qa|live)$/i;

/** The tag of an image without digest that moves by its name, `latest` where it has none; null for any other. */
export function movingTagOf(image: string): string | null {
  const { tag, digest } = parseImage(image);
  const said = tag ?? "latest";
  return digest === null && MOVING.test(said) ? said : null;
}

const DIGEST_SHOWN = 12;

/** An image without its registry and folders, digests cut: what tells two images of one workload apart. */
export function shortImage(image: string): string {
  const { repository, tag, digest } = parseImage(image);
  const name = repository.slice(repository.lastIndexOf("/") + 1) + (tag === null ? "" : `:${tag}`);
  if (digest === null) return name;
  const [algorithm, hash] = digest.split(":");
  return hash === undefined ? `${name}@${digest}` : `${name}@${algorithm}:${hash.slice(0, DIGEST_SHOWN)}`;
}
