import { createHash } from "node:crypto";
import type { JsonObject } from "../objects";

const LETTERS = "bcdfghjklmnpqrstvwxz2456789";
const LENGTH = 10;

/** A short name for a template; `collisionCount` gives another. Letters and digits that spell nothing, as upstream's. */
export function computeHash(template: unknown, collisionCount: number | undefined): string {
  const digest = createHash("sha256")
    .update(`${stable(template)} ${collisionCount ?? ""}`)
    .digest();
  return [...digest.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    const map = part as JsonObject;
    return Object.fromEntries(
      Object.keys(map)
        .sort()
        .map((key) => [key, map[key]]),
    );
  });
}
