import type { RollbackRecord } from "@/lib/contract/rollout";
import { ROLLBACKS } from "./annotations";
import type { Deployment, JsonValue, ReplicaSet } from "./objects";
import { isObject, own } from "./template";

/** One rollback as the annotation tells it. `to` and `from` are uids of ReplicaSets, `fromNumber` what `from` had then. */
export type Rollback = {
  to: string;
  from: string | null;
  fromNumber: string | null;
  by: string;
  at: string;
  reason: string | null;
};

const MOST = 10;
const MOST_BYTES = 8_192;
/** A reason stands whole in the change cause; here it is for a line of the timeline. */
const LONGEST_REASON = 500;
const LONGEST_NAME = 200;

/**
 * The text of the annotation after one more rollback: newest last, the oldest dropped beyond ten entries or 8 kB. What
 * was there and is no list of ours is dropped too.
 */
export function withRollback({ metadata }: Deployment, rollback: Rollback): string {
  let kept = [...readRollbacks(metadata.annotations?.[ROLLBACKS]), bounded(rollback)].slice(-MOST);
  while (kept.length > 1 && bytesOf(JSON.stringify(kept)) > MOST_BYTES) kept = kept.slice(1);
  return JSON.stringify(kept);
}

/**
 * The latest rollback to a revision; `null` where none is known. The controller copies the Deployment's annotations to
 * each ReplicaSet that becomes the new one, so every entry names whom it is about. The Deployment is asked first; the
 * revision's own copy still knows what was dropped there or replaced as kubectl does.
 */
export function rollbackOf(deployment: Deployment, { metadata }: ReplicaSet): RollbackRecord | null {
  const found = latestTo(metadata.uid, deployment.metadata.annotations) ?? latestTo(metadata.uid, metadata.annotations);
  if (!found) return null;
  const { from, fromNumber, by, at, reason } = found;
  return { from: fromNumber, fromUid: from, by, at, reason };
}

function latestTo(uid: string, annotations: Record<string, string> | undefined): Rollback | undefined {
  return readRollbacks(annotations?.[ROLLBACKS]).findLast(({ to }) => to === uid);
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
  const [to, by, at] = [text("to"), text("by"), timeOrNull(text("at"))];
  if (to === null || by === null || at === null) return null;
  return bounded({
    to,
    by,
    at,
    from: text("from"),
    fromNumber: numberOrNull(text("fromNumber")),
    reason: text("reason"),
  });
}

function bounded({ to, from, fromNumber, by, at, reason }: Rollback): Rollback {
  const short = { by: cut(by, LONGEST_NAME), at, reason: reason === null ? null : cut(reason, LONGEST_REASON) };
  return { to, from, fromNumber, ...short };
}

/** Cut between characters, never within one. */
function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : text;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

function timeOrNull(text: string | null): string | null {
  const time = text !== null && TIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function numberOrNull(text: string | null): string | null {
  return text !== null && /^[+-]?\d{1,19}$/.test(text) ? text : null;
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
