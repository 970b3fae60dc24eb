import { message } from "@/lib/contract/message";
import type { TemplateChange } from "@/lib/contract/template-diff";
import type { Told } from "@/lib/contract/told";
import { inEnglish } from "./in-english";

/** What a change is about, as the API tells it: a field that is called so. */
export function called(field: string): Told {
  return inEnglish(message("change.subject", { about: "field", field }));
}

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
    subject: called("nodeName"),
    summary: inEnglish(
      message("change.changed", {
        subject: { about: "field", field: "nodeName" },
        values: { before: "a", after: "b" },
      }),
    ),
    percent: null,
    marks: [],
    place: null,
    ...said,
  };
}
