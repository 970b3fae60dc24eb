import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";

const ARIA = { asc: "ascending", desc: "descending" } as const;

/** The heading of a column; pressing it sorts by the column, the other way round, and then not at all. */
export function ColumnHeading({
  words,
  numeric,
  className,
  sorted,
  onSort,
}: {
  words: string;
  numeric: boolean;
  className: string | undefined;
  sorted: "asc" | "desc" | false;
  onSort: () => void;
}) {
  const Icon = sorted === "desc" ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sorted === false ? undefined : ARIA[sorted]}
      className={clsx("flex min-w-0 font-medium", numeric && "justify-end", className)}
    >
      <button
        type="button"
        onClick={onSort}
        className={clsx(
          "group -mx-1 flex min-w-0 items-center gap-0.5 rounded-sm px-1 py-1.5 text-sm",
          sorted === false ? "text-ink-3 hover:text-ink" : "text-ink",
          numeric && "flex-row-reverse",
        )}
      >
        <span className="truncate">{words}</span>
        <Icon
          aria-hidden
          className={clsx(
            "size-3 shrink-0",
            sorted === false && "opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60",
          )}
        />
      </button>
    </th>
  );
}
