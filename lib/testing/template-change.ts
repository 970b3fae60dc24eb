import type { TemplateChange } from "@/lib/contract/template-diff";

/** One difference between two templates as the API tells it. */
export function aChange(said: Partial<TemplateChange> = {}): TemplateChange {
  return {
    kind: "changed",
    topic: "image",
    path: ["spec", "nodeName"],
    container: null,
    before: "a",
    after: "b",
    weight: 40,
    cosmetic: false,
    subject: "nodeName",
    words: "nodeName a → b",
    percent: null,
    marks: [],
    place: null,
    ...said,
  };
}
