import type { CheckEvidence } from "@/lib/contract/checks";
import { type Coded, type Message, message } from "@/lib/contract/message";

const MAX_VALUE = 200;

/** An object that proves something; `more` says which field of it, what stands there, and who wrote it when. */
export function evidenceOf(
  kind: string,
  name: string,
  {
    field = null,
    value = null,
    ...more
  }: Partial<Omit<Coded<CheckEvidence>, "kind" | "name" | "field">> & {
    /** A path, a key, or a message that begins with `field.`. */
    field?: string | Message | null;
  } = {},
): Coded<CheckEvidence> {
  const cut = value !== null && value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE - 1)}…` : value;
  const where = typeof field === "string" ? message("field.path", { path: field }) : field;
  return { kind, name, field: where, meaning: null, at: null, by: null, ...more, value: cut };
}
