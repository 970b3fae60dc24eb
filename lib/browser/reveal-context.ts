import { type ComponentType, createContext } from "react";
import type { CauseName } from "@/lib/contract/template-diff";

/** Whose cause it is, so that what is masked in it can be asked for: a revision's uid, or `live`. */
export type CauseOf = { revision: string; cause: CauseName };

/**
 * How a mask inside a cause is drawn where it may be asked for; null where nothing is revealed. It comes from above, so
 * that a screen which reveals nothing does not load what can.
 */
export const RevealContext = createContext<ComponentType<{ mask: string; within: string; of: CauseOf }> | null>(null);
