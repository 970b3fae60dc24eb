import { clsx } from "clsx";
import { ClusterText } from "@/components/text/cluster-text";
import { useWords } from "@/components/words/words";
import { markedTokens } from "@/lib/browser/marked-tokens";
import type { YamlToken } from "@/lib/browser/yaml-tokens";

/** A line longer than this is cut: a single one may hold hundreds of kilobytes. */
const LONGEST = 2_000;

const LOOK: Record<YamlToken["kind"], string> = {
  key: "text-code-key",
  text: "",
  literal: "text-code-literal",
  sign: "text-ink-2",
  comment: "text-ink-2",
  mask: "rounded-xs outline outline-1 outline-dashed outline-line-strong",
};

/** One line of YAML, coloured, with marks where its words differ from the line in whose place it stands. */
export function YamlLine({
  text,
  other,
  look,
}: {
  text: string;
  other: string | null;
  look: "same" | "before" | "after";
}) {
  const words = useWords("details").yaml;
  const cut = text.length > LONGEST;
  return (
    <>
      {markedTokens(cut ? text.slice(0, LONGEST) : text, look === "same" ? null : other, look).map(
        ({ kind, text: part, changed }, place) => (
          // Tokens have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={place} className={clsx(changed ? [MARK[look], MARKED[kind] ?? LOOK[kind]] : LOOK[kind])}>
            <ClusterText text={part} exactness={changed ? "every" : "exact"} />
          </span>
        ),
      )}
      {cut && <span className="font-sans text-ink-2">{words.more(text.length - LONGEST)}</span>}
    </>
  );
}

/** What is muted elsewhere would be too pale on a mark. */
const MARKED: Partial<typeof LOOK> = { sign: "text-ink", comment: "text-ink" };

const MARK = { same: "", before: "rounded-xs bg-bad-mark", after: "rounded-xs bg-good-mark" } as const;
