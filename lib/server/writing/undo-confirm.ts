import "server-only";
import { createHash } from "node:crypto";
import { stringifyJson } from "@/lib/kube/json";
import type { JsonPatchOperation } from "@/lib/rollout/objects/json-patch";

/** Longer ago, a person no longer remembers what the preview said. */
const MAX_AGE_MS = 15 * 60_000;

/**
 * The text that stands for exactly these bytes: `at` is the time of the rollback's record, the only part of the
 * operations that does not follow from the cluster and the wish.
 */
export function confirmOf(at: string, operations: readonly JsonPatchOperation[]): string {
  return `${at}.${createHash("sha256").update(stringifyJson(operations)).digest("base64url")}`;
}

/** The record's time in such a text that somebody sent back; null where it is none, too old, or yet to come. */
export function timeOfConfirm(confirm: string, now: Date): string | null {
  const at = confirm.slice(0, Math.max(confirm.lastIndexOf("."), 0));
  const time = new Date(at);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== at) return null;
  const age = now.getTime() - time.getTime();
  return age >= 0 && age <= MAX_AGE_MS ? at : null;
}
