import { clsx } from "clsx";
import { UnfoldVertical } from "lucide-react";
import { memo } from "react";
import { useWords } from "@/components/words/words";
import type { DiffLayout, DiffLine, DiffRow } from "@/lib/browser/diff-rows";
import { YamlLine } from "./yaml-line";

const NUMBER = "w-11 max-sm:w-8 max-sm:pr-1 shrink-0 pr-2 text-right text-ink-3 select-none";

/** The cells of one row. */
export const DiffTableRow = memo(function DiffTableRow({
  row,
  layout,
  onOpen,
}: {
  row: DiffRow;
  layout: DiffLayout;
  onOpen: (block: number) => void;
}) {
  const words = useWords("details").yaml;
  if (row.kind === "fold") {
    return (
      <td colSpan={2} className="min-w-0 flex-1 border-y border-line bg-sunken">
        <button
          type="button"
          onClick={() => onOpen(row.block)}
          className="flex w-full items-center gap-2 px-3 py-0.5 text-left font-sans text-sm text-ink-2 -outline-offset-2 hover:text-ink"
        >
          <UnfoldVertical aria-hidden className="size-3.5" />
          {words.unchanged(row.hidden)}
        </button>
      </td>
    );
  }
  const sign = (side: "before" | "after") => (row.kind === "same" ? "" : side === "before" ? "−" : "+");
  if (layout === "split") {
    return (
      <>
        <Cell line={row.before} look={row.kind === "same" ? "same" : "before"} sign={sign("before")} half />
        <Cell line={row.after} look={row.kind === "same" ? "same" : "after"} sign={sign("after")} half />
      </>
    );
  }
  const side = row.before && row.kind === "changed" ? "before" : "after";
  const look = row.kind === "same" ? "same" : side;
  return (
    <>
      <td className={clsx(NUMBER, LOOK[look])}>{row.before?.number}</td>
      <Cell line={row[side]} hideNumber={side === "before"} look={look} sign={sign(side)} />
    </>
  );
});

const LOOK = { same: "", before: "bg-bad-wash", after: "bg-good-wash" } as const;
const SIGNS = { "": null, "−": "removed", "+": "added" } as const;

function Cell({
  line,
  look,
  sign,
  half = false,
  hideNumber = false,
}: {
  line: DiffLine | null;
  look: keyof typeof LOOK;
  sign: keyof typeof SIGNS;
  half?: boolean;
  hideNumber?: boolean;
}) {
  const words = useWords("details").yaml;
  const said = SIGNS[sign];
  return (
    <td
      className={clsx(
        "flex min-w-0 flex-1",
        half && "basis-1/2 odd:border-r odd:border-line",
        line ? LOOK[look] : "bg-sunken/50",
      )}
    >
      {line && (
        <>
          <span className={NUMBER}>{hideNumber ? "" : line.number}</span>
          <span aria-hidden className="w-4 shrink-0 text-ink-2 select-none">
            {sign}
          </span>
          <span className="min-w-0 flex-1 pr-3 whitespace-pre-wrap [overflow-wrap:anywhere]">
            <span className="sr-only">{said && words[said]}</span>
            <YamlLine text={line.text} other={line.other} look={look} />
          </span>
        </>
      )}
    </td>
  );
}
