import { createContext, useContext } from "react";
import type { Rollout } from "@/lib/contract/rollout";
import type { RevealRequest } from "@/lib/contract/template-diff";
import { revealValue } from "./template-diff";

/** The rollout whose masked texts may be asked for; null where nothing is revealed. */
export const RevealContext = createContext<Pick<Rollout, "ref" | "revealable"> | null>(null);

/** Asks for one masked text of a revision, or of `live`; null where this place or this Rewind reveals none. */
export function useReveal(): ((revision: string, request: RevealRequest) => Promise<string>) | null {
  const rollout = useContext(RevealContext);
  if (!rollout?.revealable) return null;
  return async (revision, request) => (await revealValue(rollout.ref, revision, request)).value;
}
