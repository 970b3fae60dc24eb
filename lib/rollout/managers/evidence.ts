import {
  type ClusterText,
  clusterText,
  type Mask,
  maskedOrNull,
  partOf,
  type Unmasked,
} from "@/lib/contract/cluster-text";
import type { Check, CheckEvidence } from "@/lib/contract/checks";
import { type Coded, type Message, message } from "@/lib/contract/message";
import type { Workload, StoredRevision } from "../workload/workload";

/** What proves a check, with values and names as they stand in the cluster. */
export type RawEvidence = Unmasked<Coded<CheckEvidence>>;
export type RawCheck = Omit<Coded<Check>, "evidence"> & { evidence: RawEvidence[] };

const MAX_VALUE = 200;

type More = Partial<Omit<RawEvidence, "kind" | "name" | "field" | "value">> & {
  /** A path, a key, or a message that begins with `field.`. */
  field?: string | Message | null;
  value?: string | null;
};

/** The workload itself, as the object that proves something. */
export function workloadEvidence({ kind, metadata }: Workload, more?: More): RawEvidence {
  return evidenceOf(kind.object, metadata.name, more);
}

/** The object that a revision is stored in, as the one that proves something. */
export function revisionEvidence({ kind, metadata }: StoredRevision, more?: More): RawEvidence {
  return evidenceOf(kind.revisions.object, metadata.name, more);
}

/** An object that proves something; `more` says which field of it, what stands there, and who wrote it when. */
export function evidenceOf(
  kind: string,
  name: string,
  { field = null, value = null, ...more }: More = {},
): RawEvidence {
  const where = typeof field === "string" ? message("field.path", { path: field }) : field;
  const stands: ClusterText | null = value === null ? null : clusterText(value);
  return { kind, name, field: where, meaning: null, at: null, by: null, ...more, value: stands };
}

/** The same as it may leave. A value is cut only once it is masked: half a secret is no longer known for one. */
export function maskedEvidence(evidence: RawEvidence, mask: Mask): Coded<CheckEvidence> {
  const value = maskedOrNull(evidence.value, mask);
  return { ...evidence, by: maskedOrNull(evidence.by, mask), value: value && partOf(value, beginningOf) };
}

function beginningOf(value: string): string {
  return value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE - 1)}…` : value;
}
