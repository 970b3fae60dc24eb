"use client";

import { createContext, use, useCallback } from "react";

/** The change that somebody asked to be shown: its words in the diff, and when it was asked for. */
export type MarkedChange = { words: string; at: number };

export const MarkedChangeContext = createContext<MarkedChange | null>(null);

/** Whether the change with these words is the one that was asked for, and the ref that brings it before the eyes once. */
export function useMarkedChange(words: string) {
  const marked = use(MarkedChangeContext);
  const at = marked?.words === words ? marked.at : null;
  const show = useCallback(
    (row: HTMLElement | null) => {
      if (at === null || !row) return;
      row.scrollIntoView({ block: "center" });
      row.focus({ preventScroll: true });
    },
    [at],
  );
  return { isMarked: at !== null, show };
}
