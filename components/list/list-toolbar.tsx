"use client";

import { type ChangeEvent, useRef } from "react";
import { FilterField } from "@/components/ui/filter-field";
import { LIST_COLUMNS, LIST_DRAWERS, type ListColumn, type ListDrawer, type ListView } from "@/lib/browser/list-view";
import { useShortcuts } from "@/lib/browser/shortcuts";

const DRAWERS: Record<ListDrawer, string> = {
  all: "All",
  attention: "Needs attention",
  rolling: "Rolling out",
  paused: "Paused",
};

const SORTS: Record<ListColumn, string> = {
  state: "State",
  namespace: "Namespace",
  name: "Name",
  ready: "Ready",
  updated: "Up to date",
  available: "Available",
  revision: "Revision",
  images: "Image",
  changed: "Last change",
  age: "Age",
  cause: "Change cause",
};

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
        label="Filter by name, image or change cause"
        hint="Filter…"
        value={view.filter}
        onChange={(filter) => onChange({ filter })}
        onDown={onDown}
        onEnter={onEnter}
      />
      <fieldset className="flex min-w-0 gap-1 overflow-x-auto max-md:order-last max-md:-mx-3 max-md:w-screen max-md:px-3">
        <legend className="sr-only">Show</legend>
        {LIST_DRAWERS.map((drawer) => (
          <button
            key={drawer}
            type="button"
            aria-pressed={view.drawer === drawer}
            onClick={() => onChange({ drawer })}
            className="touchable inline-flex h-7 items-center gap-1.5 rounded-full border border-transparent px-2.5 whitespace-nowrap text-ink-2 hover:bg-sunken hover:text-ink aria-pressed:border-line-strong aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink"
          >
            {DRAWERS[drawer]}
            <span className={drawer === "attention" && counts.attention > 0 ? "font-semibold text-bad" : "text-ink-3"}>
              {counts[drawer]}
            </span>
          </button>
        ))}
      </fieldset>
      <label className="ml-auto flex shrink-0 items-center gap-1.5 text-ink-2 md:hidden">
        Sort
        <select
          value={view.sort?.column ?? ""}
          onChange={sortBy}
          className="typeable h-7 rounded-md border border-field bg-surface px-1.5 text-ink"
        >
          <option value="">Most urgent</option>
          {LIST_COLUMNS.map((column) => (
            <option key={column} value={column}>
              {SORTS[column]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
