import { clsx } from "clsx";
import { lineDiff } from "@/lib/browser/line-diff";
import type { MaskedPlace } from "@/lib/browser/masked-places";
import { diffRows } from "@/lib/browser/diff-rows";
import { ValueText } from "./value-text";

/** A value of several lines against another, or alone where it was added or removed. */
export function SmallDiff({
  before,
  after,
  places,
}: {
  before: string;
  after: string;
  places: { before: readonly MaskedPlace[]; after: readonly MaskedPlace[] };
}) {
  const rows = diffRows(lineDiff(before, after).blocks, "unified", "all");
  return (
    <ol className="mt-1 overflow-hidden rounded-md border border-line font-mono text-sm/5">
      {rows.map((row) => {
        if (row.kind === "fold") return null;
        const look = row.kind === "same" ? "same" : row.before ? "before" : "after";
        const line = row.before ?? row.after;
        if (!line) return null;
        const side = look === "before" ? "before" : "after";
        return (
          <li
            key={`${look} ${line.number}`}
            className={clsx(
              "grid grid-cols-[1.25rem_minmax(0,1fr)] pr-2",
              look === "before" && "bg-bad-wash",
              look === "after" && "bg-good-wash",
            )}
          >
            <span className="text-center text-ink-3 select-none">{{ same: "", before: "−", after: "+" }[look]}</span>
            <span className="break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
              <ValueText text={line.text} look={side} places={places[side]} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
