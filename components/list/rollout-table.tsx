"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { useWords } from "@/components/words/words";
import { needsAttention } from "@/lib/rollout/state/lead";
import type { ListView } from "@/lib/browser/list-view";
import { nextSort, sortedRollouts } from "@/lib/browser/sorted-rollouts";
import { useShortcuts } from "@/lib/browser/shortcuts";
import type { RolloutSummary } from "@/lib/contract/rollout";
import { ColumnHeading } from "./column-heading";
import { columnsOf } from "./list-columns";
import { RolloutRow } from "./rollout-row";

const ROW = 35;
const ROW_WITH_REASON = 66;
const HEADER_ABOVE = 84;

/** The list as a table of which only the rows near the window exist. Each row is one link. */
export function RolloutTable({
  cluster,
  everywhere,
  rollouts,
  sort,
  onSort,
}: {
  cluster: string;
  everywhere: boolean;
  rollouts: RolloutSummary[];
  sort: ListView["sort"];
  onSort: (sort: ListView["sort"]) => void;
}) {
  const words = useWords("list");
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const place = useCallback((element: HTMLTableSectionElement | null) => {
    body.current = element;
    if (element) setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
  }, []);
  const rows = useMemo(() => sortedRollouts(rollouts, sort), [rollouts, sort]);
  // The rule is for the React compiler, which is not in use here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => {
      const row = rows[index];
      return row && needsAttention(row.state) ? ROW_WITH_REASON : ROW;
    },
    getItemKey: (index) => rows[index]?.uid ?? index,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: HEADER_ABOVE,
    scrollPaddingEnd: 16,
  });

  const focusRow = (index: number) => {
    if (index < 0 || index >= rows.length) return;
    virtual.scrollToIndex(index, { align: "auto" });
    const focus = () => body.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
    const link = focus();
    if (link) link.focus({ preventScroll: true });
    else requestAnimationFrame(() => requestAnimationFrame(() => focus()?.focus({ preventScroll: true })));
  };
  const step = (by: number) => {
    const at = document.activeElement?.closest<HTMLElement>("[data-index]")?.dataset["index"];
    focusRow(at === undefined ? 0 : Number(at) + by);
  };
  useShortcuts({ j: () => step(1), k: () => step(-1) });

  const arrows = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Home: () => focusRow(0),
      End: () => focusRow(rows.length - 1),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  const grid = everywhere ? "rollout-columns-everywhere" : "rollout-columns";
  return (
    <div role="presentation" onKeyDown={arrows}>
      <table aria-rowcount={rows.length + 1} className="block" aria-label={words.table}>
        <thead className="block max-md:hidden md:sticky md:top-11 md:z-20 md:bg-ground">
          <tr aria-rowindex={1} className={clsx("grid border-b border-line px-2", grid)}>
            {columnsOf(everywhere).map(({ column, numeric, shown }) => (
              <ColumnHeading
                key={column}
                words={words.columns[column]}
                numeric={numeric}
                className={shown}
                sorted={sort?.column === column && (sort.descending ? "desc" : "asc")}
                onSort={() => onSort(nextSort(column, sort))}
              />
            ))}
          </tr>
        </thead>
        <tbody ref={place} className="relative block" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <RolloutRow
                  key={row.uid}
                  cluster={cluster}
                  rollout={row}
                  everywhere={everywhere}
                  index={index}
                  offset={start - top}
                  measure={virtual.measureElement}
                />
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
