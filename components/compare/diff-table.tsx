"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { clsx } from "clsx";
import { useRef } from "react";
import { useWords } from "@/components/words/words";
import type { DiffLayout, DiffRow } from "@/lib/browser/diff-rows";
import { DiffTableRow } from "./diff-table-row";

/** Up to this many rows all of them are in the page, where the browser's own search finds them. */
const ALL_ROWS = 1_500;
const ROW_PX = 20;

/** The rows of a diff as a table that scrolls by itself. */
export function DiffTable({
  rows,
  layout,
  names,
  onOpen,
}: {
  rows: readonly DiffRow[];
  layout: DiffLayout;
  names: { before: string; after: string };
  onOpen: (block: number) => void;
}) {
  const words = useWords("details").yaml;
  const frame = useRef<HTMLElement>(null);
  const virtual = rows.length > ALL_ROWS;
  // The virtualizer changes in place what it returns; nothing here is memoised by it.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: virtual ? rows.length : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
  });
  const open = (block: number) => {
    onOpen(block);
    // The fold's button is gone then, and the focus must not be.
    frame.current?.focus();
  };
  const shown = virtual
    ? virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start }))
    : rows.map((_, index) => ({ index, start: undefined }));

  return (
    <section
      ref={frame}
      aria-label={words.label(names.before, names.after)}
      // A scrolling region has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-[min(70vh,44rem)] overflow-auto border-t border-line bg-ground font-mono text-sm/5 -outline-offset-2"
    >
      <table aria-rowcount={rows.length + 1} aria-label={words.table} className="block">
        <thead className="sr-only">
          <tr aria-rowindex={1}>
            <th scope="col">{layout === "split" ? names.before : words.lineOfLeft}</th>
            <th scope="col">{layout === "split" ? names.after : words.lineOfEither}</th>
          </tr>
        </thead>
        <tbody className="relative block" style={virtual ? { height: virtualizer.getTotalSize() } : undefined}>
          {shown.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <tr
                  key={index}
                  aria-rowindex={index + 2}
                  data-index={index}
                  data-line={row.kind}
                  ref={virtual ? virtualizer.measureElement : undefined}
                  className={clsx("flex", virtual && "absolute inset-x-0 top-0")}
                  style={start === undefined ? undefined : { transform: `translateY(${start}px)` }}
                >
                  <DiffTableRow row={row} layout={layout} onOpen={open} />
                </tr>
              )
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
