import type { CheckEvidence } from "@/lib/contract/checks";

const MAX_VALUE = 200;

/** An object that proves something; `more` says which field of it, what stands there, and who wrote it when. */
export function evidenceOf(
  kind: string,
  name: string,
  { value = null, ...more }: Partial<Omit<CheckEvidence, "kind" | "name">> = {},
): CheckEvidence {
  const cut = value !== null && value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE - 1)}…` : value;
  return { kind, name, field: null, at: null, by: null, ...more, value: cut };
}
