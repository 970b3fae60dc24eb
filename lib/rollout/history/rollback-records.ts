import {
  type ClusterText,
  clusterText,
  type Mask,
  maskedOrNull,
  rawOf,
  type Unmasked,
} from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { LeftBehind, RollbackRecord } from "@/lib/contract/rollout";
import { ROLLBACKS } from "../objects/annotations";
import type { JsonValue } from "../objects/objects";
import type { Workload } from "../workload/workload";
import { isObject, own } from "../objects/json-fields";

/**
 * One rollback as the annotation tells it. `to` and `from` are uids of ReplicaSets, `fromNumber` what `from` had then,
 * `toNumber` what `to` gets by it: a ReplicaSet may be brought back again, by whomever.
 */
export type Rollback = {
  to: string;
  toNumber: string | null;
  from: string | null;
  fromNumber: string | null;
  by: ClusterText;
  at: string;
  reason: ClusterText | null;
};

const MOST = 10;
const MOST_BYTES = 8_192;
/** A reason stands whole in the change cause; here it is for a line of the timeline. */
const LONGEST_REASON = 500;
const LONGEST_NAME = 200;

/**
 * The texts that the annotation may have after one more rollback, the longest first: newest last, the oldest dropped
 * beyond ten entries or 8 kB, and then one by one down to the new one alone. What was there and is no list of ours is
 * dropped too.
 */
export function rollbackTexts({ metadata }: Workload, rollback: Rollback): string[] {
  const kept = [...readRollbacks(metadata.annotations?.[ROLLBACKS]), bounded(rollback)].slice(-MOST);
  const texts = kept.map((_, dropped) => JSON.stringify(kept.slice(dropped)));
  const short = texts.filter((text) => bytesOf(text) <= MOST_BYTES);
  return short.length > 0 ? short : texts.slice(-1);
}

/**
 * Every rollback that these annotations tell of, the oldest first. The controller copies the Deployment's annotations to
 * each ReplicaSet that becomes the new one, so every entry names whom it is about, and the copies still know what was
 * dropped on the Deployment or replaced as kubectl does. Of two entries about one rollback the later annotations' counts.
 */
export function recordsIn(annotations: readonly (Record<string, string> | undefined)[]): Rollback[] {
  const texts = new Set(annotations.map((map) => map?.[ROLLBACKS]).toReversed());
  const found = new Map<string, Rollback>();
  for (const rollback of [...texts].flatMap((text) => readRollbacks(text).toReversed())) {
    const key = JSON.stringify([rollback.to, rollback.at]);
    if (!found.has(key)) found.set(key, rollback);
  }
  return [...found.values()].toReversed().toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** A record in the words of the contract, as anybody may have written it: its names as well as its reason. */
export type RawRecord = Unmasked<Coded<RollbackRecord>>;
export type RawLeftBehind = Unmasked<Coded<LeftBehind>>;

/** A record in the words of the contract. */
export function toRecord({ from, fromNumber, by, at, reason }: Rollback): RawRecord {
  return { from: fromNumber, fromUid: from, by, at, reason };
}

/** The same as it may leave. */
export function maskedRecord(record: RawRecord, mask: Mask): Coded<RollbackRecord> {
  return { ...record, by: mask(record.by), reason: maskedOrNull(record.reason, mask) };
}

/** The same as what it was for the revision that was left. */
export function toLeftBehind({ by, at, reason }: Rollback): RawLeftBehind {
  return { by, at, reason };
}

/** Whether a change cause is the reason of this rollback, of which the record may have kept the beginning only. */
export function hasReason({ reason }: Rollback, cause: ClusterText): boolean {
  return reason !== null && reason === cut(cause, LONGEST_REASON);
}

/** Anybody may write annotations: what is not our list says nothing, and an entry that is none is passed over. */
function readRollbacks(text: string | undefined): Rollback[] {
  if (text === undefined || text.length > MOST_BYTES) return [];
  const list = jsonOrNull(text);
  return (Array.isArray(list) ? list : []).flatMap((entry) => readRollback(entry) ?? []).slice(-MOST);
}

function readRollback(entry: JsonValue): Rollback | null {
  if (!isObject(entry)) return null;
  const text = (key: string) => textOrNull(own(entry, key));
  const [to, by, at, reason] = [text("to"), text("by"), timeOrNull(text("at")), text("reason")];
  if (to === null || by === null || at === null) return null;
  return bounded({
    to,
    toNumber: numberOrNull(text("toNumber")),
    by: clusterText(by),
    at,
    from: text("from"),
    fromNumber: numberOrNull(text("fromNumber")),
    reason: reason === null ? null : clusterText(reason),
  });
}

function bounded({ to, toNumber, from, fromNumber, by, at, reason }: Rollback): Rollback {
  const short = { by: cut(by, LONGEST_NAME), at, reason: reason === null ? null : cut(reason, LONGEST_REASON) };
  return { to, toNumber, from, fromNumber, ...short };
}

/** Cut between characters, never within one. */
function cut(text: ClusterText, longest: number): ClusterText {
  const characters = [...rawOf(text)];
  return characters.length > longest ? clusterText(`${characters.slice(0, longest - 1).join("")}…`) : text;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

function timeOrNull(text: string | null): string | null {
  const time = text !== null && TIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function numberOrNull(text: string | null): string | null {
  return text !== null && /^-?\d{1,19}$/.test(text) ? text : null;
}

function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function jsonOrNull(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // Somebody else's text, so not our list.
    return null;
  }
}
