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
