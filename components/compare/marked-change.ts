"use client";

import { createContext, use, useCallback } from "react";
import { isSameTold } from "@/lib/browser/same-told";
import type { Told } from "@/lib/contract/told";

/** The change that somebody asked to be shown: what it is, and when it was asked for. */
export type MarkedChange = { summary: Told; at: number };

export const MarkedChangeContext = createContext<MarkedChange | null>(null);

/** Whether the change with this summary is the one that was asked for, and the ref that brings it before the eyes once. */
export function useMarkedChange(summary: Told) {
  const marked = use(MarkedChangeContext);
  const at = marked && isSameTold(marked.summary, summary) ? marked.at : null;
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
