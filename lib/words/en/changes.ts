import type { ChangeFacts } from "@/lib/contract/facts/changes";
import type { SentencesOf } from "../sentences";
import { subjectWords } from "./change-subjects";
import { formatted, percentWords } from "./phrases";
import { placeWords } from "./place-words";

export const changeSentences: SentencesOf<ChangeFacts> = {
  "change.subject": subjectWords,
  "change.added": ({ container, subject, value, place }) =>
    inContainer(
      container,
      `+${subjectWords(subject)}${value === undefined ? "" : ` ${shown(value)}`}${place ? ` ${placeWords(place)}` : ""}`,
    ),
  "change.removed": ({ container, subject, value }) =>
    inContainer(container, `−${subjectWords(subject)}${value === undefined ? "" : ` ${shown(value)}`}`),
  "change.changed": ({ container, subject, values, percent }) => {
    const to = values ? `${shown(values.before)} → ${shown(values.after)}` : "changed";
    const grown = percent === undefined ? "" : ` (${percentWords(percent)})`;
    return inContainer(container, `${subjectWords(subject)} ${to}${grown}`);
  },
  "change.moved": ({ container, subject, place }) =>
    inContainer(container, `${subjectWords(subject)} moved ${placeWords(place)}`),
  "change.moved-past-reference": ({ container, subject, place }) =>
    inContainer(container, `${subjectWords(subject)} moved ${placeWords(place)}, which it refers to`),
  "change.reordered": ({ container, subject }) => inContainer(container, `${subjectWords(subject)} in another order`),
  "change.image": ({ container, before, after }) => inContainer(container, `image ${before} → ${after}`),
  "change.image-digest": ({ container, image, before, after }) =>
    inContainer(container, `image ${image} ${before ?? "no digest"} → ${after ?? "no digest"}`),
  "change.configuration": ({ container, mark }) => inContainer(container, `configuration changed (${mark})`),
  "change.to-reference": ({ container, subject }) =>
    inContainer(container, `${subjectWords(subject)} now from a reference`),
  "change.to-literal": ({ container, subject }) => inContainer(container, `${subjectWords(subject)} now a literal`),
  "change.restarted": ({ container }) => inContainer(container, "restarted"),
  "change.restart-mark-removed": ({ container }) => inContainer(container, "restart mark removed"),
  "change.order-only": () => "order of a list only",
  "change.defaults-only": () => "defaults or order only",
  "change.more": ({ count }) => `+${formatted(count)} more`,
};

function inContainer(container: string | undefined, change: string): string {
  return container === undefined ? change : `${container}: ${change}`;
}

function shown(value: string): string {
  return value || "(empty)";
}
