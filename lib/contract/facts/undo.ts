import type { FieldFacts } from "./fields";
import type { MessageOf } from "./message-of";

type OfField = { field: MessageOf<FieldFacts> };

/** What a rollback changes outside of the pod template. Codes begin with `beside.`. */
export type BesideFacts = {
  /** `value` only where it is a number or a boolean. */
  "beside.added": OfField & { value: string | null };
  "beside.removed": OfField;
  "beside.changed": OfField;
  "beside.value-changed": OfField & { before: string; after: string };
};
