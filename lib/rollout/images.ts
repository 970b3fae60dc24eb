import type { PodTemplate } from "./objects";

/** The images of the main containers, in their order; init containers are left out. */
export function imagesOf(template: PodTemplate): string[] {
  return (template.spec?.containers ?? []).flatMap(({ image }) => (image === undefined ? [] : [image]));
}
