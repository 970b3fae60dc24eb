"use client";

import { type ChangeEvent, useRef } from "react";
import { FilterField } from "@/components/ui/filter-field";
import { useWords } from "@/components/words/words";
import { LIST_COLUMNS, LIST_DRAWERS, type ListDrawer, type ListView } from "@/lib/browser/list-view";
import { useShortcuts } from "@/lib/browser/shortcuts";

/** Drawers with their counts, the filter, and the order where there are no headings to press. */
export function ListToolbar({
  view,
  counts,
  onChange,
  onDown,
  onEnter,
}: {
  view: ListView;
  counts: Record<ListDrawer, number>;
  onChange: (part: Partial<ListView>) => void;
  /** Where the down arrow leads from the filter. */
  onDown: () => void;
  /** Opens the first that the filter leaves. */
  onEnter: () => void;
}) {
  const words = useWords("list").toolbar;
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => field.current?.focus() });
  const sortBy = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    const column = LIST_COLUMNS.find((known) => known === target.value);
    onChange({ sort: column ? { column, descending: false } : null });
  };

  return (
    <div className="flex flex-wrap items-center gap-2 max-md:[&>label:first-child]:w-0 max-md:[&>label:first-child]:flex-1">
      <FilterField
        ref={field}
        label={words.filter}
        hint={words.filterHint}
        value={view.filter}
        onChange={(filter) => onChange({ filter })}
        onDown={onDown}
        onEnter={onEnter}
      />
      <fieldset className="flex min-w-0 gap-1 overflow-x-auto max-md:order-last max-md:-mx-3 max-md:w-screen max-md:px-3">
        <legend className="sr-only">{words.show}</legend>
        {LIST_DRAWERS.map((drawer) => (
          <button
            key={drawer}
            type="button"
            aria-pressed={view.drawer === drawer}
            onClick={() => onChange({ drawer })}
            className="touchable inline-flex h-7 items-center gap-1.5 rounded-full border border-transparent px-2.5 whitespace-nowrap text-ink-2 hover:bg-sunken hover:text-ink aria-pressed:border-line-strong aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink"
          >
            {words.drawers[drawer]}
            <span className={drawer === "attention" && counts.attention > 0 ? "font-semibold text-bad" : "text-ink-3"}>
              {counts[drawer]}
            </span>
          </button>
        ))}
      </fieldset>
      <label className="ml-auto flex shrink-0 items-center gap-1.5 text-ink-2 md:hidden">
        {words.sort}
        <select
          value={view.sort?.column ?? ""}
          onChange={sortBy}
          className="typeable h-7 rounded-md border border-field bg-surface px-1.5 text-ink"
        >
          <option value="">{words.mostUrgent}</option>
          {LIST_COLUMNS.map((column) => (
            <option key={column} value={column}>
              {words.sorts[column]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
