import type { FindingCode } from "@/lib/contract/finding";
import type { Suspect } from "./suspects";

/** Why the API server refused to make an object; the words have no full stop. */
export type Refusal = { code: FindingCode; words: string; advice: string; suspects: readonly Suspect[] };
