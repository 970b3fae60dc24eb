import { clsx } from "clsx";
import { lazy, type ReactNode, Suspense } from "react";
import { aloud } from "@/components/words/aloud";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import type { ShownValue } from "@/lib/browser/change-value";
import { linesOf } from "@/lib/browser/lines-of";
import type { MaskedPlace } from "@/lib/browser/masked-places";
import { wordMarks, type WordSegment } from "@/lib/browser/word-marks";
import { useChangedValue } from "./changed-value";
import { ValueText } from "./value-text";

/** Behind a line that is closed at first. */
const SmallDiff = lazy(async () => ({ default: (await import("./small-diff")).SmallDiff }));

/** From here on both values stand one above the other. */
const SHORT = 56;

/** Both values of a change: beside each other where they are short, else one above the other, as YAML where they have parts. */
export function ChangeValues({
  before,
  after,
  places,
}: {
  before: ShownValue | null;
  after: ShownValue | null;
  places: { before: readonly MaskedPlace[]; after: readonly MaskedPlace[] };
}) {
  const { subject } = useChangedValue();
  const words = useWords("rollout").changeRows;
  if (before?.kind === "yaml" || after?.kind === "yaml") {
    const texts = { before: before?.text ?? "", after: after?.text ?? "" };
    const lines = Math.max(linesOf(texts.before).length, linesOf(texts.after).length);
    return (
      <details className="inline-block w-full min-w-0 align-top">
        <summary className="cursor-pointer text-accent hover:underline">
          <Said phrase={words.yamlLines(lines, aloud, subject)} />
        </summary>
        <Suspense>
          <SmallDiff {...texts} places={places} />
        </Suspense>
      </details>
    );
  }
  const masked = places.before.length + places.after.length > 0;
  const marks = before && after && !masked ? wordMarks(before.text, after.text) : null;
  const long = [before, after].some((value) => value && (value.text.length > SHORT || value.text.includes("\n")));
  const side = (which: "before" | "after", value: ShownValue, segments: WordSegment[] | undefined) => (
    <ValueText text={value.text} segments={segments} look={which} places={places[which]} />
  );
  return (
    <span className={clsx("font-mono text-sm/5", long && "grid gap-1")}>
      {before && (
        <Value look="before" struck={!marks && !masked}>
          {side("before", before, marks?.before)}
        </Value>
      )}
      {before && after && !long && (
        <span className="mx-1.5 text-ink-3">
          <span aria-hidden>→</span>
          <span className="sr-only"> {words.becomes} </span>
        </span>
      )}
      {after && <Value look="after">{side("after", after, marks?.after)}</Value>}
    </span>
  );
}

function Value({
  look,
  struck = false,
  children,
}: {
  look: "before" | "after";
  struck?: boolean;
  children: ReactNode;
}) {
  const Tag = look === "before" ? "del" : "ins";
  return (
    <Tag
      className={clsx(
        "inline-block max-w-full min-w-0 justify-self-start rounded px-1 break-words [overflow-wrap:anywhere] box-decoration-clone",
        look === "before" ? "bg-bad-wash" : "bg-good-wash",
        struck ? "line-through decoration-bad/50" : "no-underline",
      )}
    >
      {children}
    </Tag>
  );
}
