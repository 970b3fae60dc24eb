"use client";

import { createContext, use } from "react";

/** What any part of a changed value may need: what it is of, and how to ask for what is masked in it. */
export type ChangedValue = {
  /** What changed, as its row says it. */
  subject: string;
  /** Reads the value at a place of one side as it is; null where it stays masked. */
  reveal: ((side: "before" | "after", pointer: string) => Promise<string>) | null;
};

export const ChangedValueContext = createContext<ChangedValue>({ subject: "", reveal: null });

/** The change whose value is drawn. */
export function useChangedValue(): ChangedValue {
  return use(ChangedValueContext);
}
