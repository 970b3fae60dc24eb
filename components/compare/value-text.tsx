import { clsx } from "clsx";
import { ClusterText } from "@/components/text/cluster-text";
import { LongText } from "@/components/text/long-text";
import { MaskedText } from "@/components/masks/masked-text";
import { behindMask, type MaskedPlace, splitAtMasks } from "@/lib/browser/masked-places";
import type { WordSegment } from "@/lib/browser/word-marks";
import { useChangedValue } from "./changed-value";

const MARKS = {
  before: "bg-bad-mark line-through decoration-bad/60",
  after: "bg-good-mark",
} as const;

/** One value, with marks where words changed, and with its masks. */
export function ValueText({
  text,
  segments,
  look,
  places,
}: {
  text: string;
  segments?: readonly WordSegment[] | undefined;
  look: "before" | "after";
  places: readonly MaskedPlace[];
}) {
  const { subject, reveal } = useChangedValue();
  if (segments) {
    return segments.map((segment, place) => (
      // Segments have no identity but their place.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={place} className={clsx(segment.changed && `rounded-xs ${MARKS[look]}`)}>
        <ClusterText text={segment.text} lines exactness={segment.changed ? "every" : "exact"} />
      </span>
    ));
  }
  if (places.length === 0) return <LongText text={text} exactness="exact" />;
  return splitAtMasks(text, places).map((part, place) =>
    typeof part === "string" ? (
      // oxlint-disable-next-line react/no-array-index-key
      <ClusterText key={place} text={part} lines exactness="exact" />
    ) : (
      <MaskedText
        // oxlint-disable-next-line react/no-array-index-key
        key={place}
        mask={part.masked.mask}
        why={part.masked.why}
        subject={subject}
        onReveal={reveal && (async () => behindMask(part, await reveal(look, part.masked.pointer)))}
      />
    ),
  );
}
