import type { CheckEvidence } from "@/lib/contract/checks";
import { type Coded, type Message, message } from "@/lib/contract/message";
import type { Deployment, ReplicaSet } from "../objects/objects";

const MAX_VALUE = 200;

type More = Partial<Omit<Coded<CheckEvidence>, "kind" | "name" | "field">> & {
  /** A path, a key, or a message that begins with `field.`. */
  field?: string | Message | null;
};

/** The workload itself, as the object that proves something. */
export function workloadEvidence({ kind, metadata }: Deployment, more?: More): Coded<CheckEvidence> {
  return evidenceOf(kind.object, metadata.name, more);
}

/** The object that a revision is stored in, as the one that proves something. */
export function revisionEvidence({ kind, metadata }: ReplicaSet, more?: More): Coded<CheckEvidence> {
  return evidenceOf(kind.revisions.object, metadata.name, more);
}

/** An object that proves something; `more` says which field of it, what stands there, and who wrote it when. */
export function evidenceOf(
  kind: string,
  name: string,
  { field = null, value = null, ...more }: More = {},
): Coded<CheckEvidence> {
  const cut = value !== null && value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE - 1)}…` : value;
  const where = typeof field === "string" ? message("field.path", { path: field }) : field;
  return { kind, name, field: where, meaning: null, at: null, by: null, ...more, value: cut };
}
