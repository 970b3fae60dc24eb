import "server-only";
import { parse, stringify } from "lossless-json";
import type { JsonValue } from "@/lib/rollout/objects/objects";

/** Sixteen digits are the fewest that may exceed 2^53; a match inside a string only costs the slower parser. */
const MAY_HOLD_BIG_INTEGER = /\d{16}/;
const INTEGER = /^-?\d+$/;

function toNumber(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) || !INTEGER.test(text) ? number : BigInt(text);
}

/**
 * The value that JSON text says, with integers beyond 2^53 as `bigint` instead of rounded.
 * @throws SyntaxError where the text is not JSON
 */
export function parseJson(text: string): JsonValue {
  return (MAY_HOLD_BIG_INTEGER.test(text) ? parse(text, null, toNumber) : JSON.parse(text)) as JsonValue;
}

/** JSON text of a plain value; a `bigint` is written with all its digits. */
export function stringifyJson(value: unknown): string {
  const text = holdsBigInt(value) ? stringify(value) : JSON.stringify(value);
  if (text === undefined) throw new TypeError("this value has no JSON form");
  return text;
}

/**
 * The same, escaped as an API server escapes it. The `test` of a JSON Patch compares texts byte for byte there
 * (`lazyNode.compare` of evanphx/json-patch, seen on 1.20), so a template with `&&` in a command would never pass it
 * otherwise.
 */
export function stringifyAsGo(value: unknown): string {
  return stringifyJson(value).replace(WRITTEN_OTHERWISE, (sign) => GO_ESCAPES[sign] ?? sign);
}

/** Escapes are matched whole, so that `\\b` stays a backslash before a letter. */
const WRITTEN_OTHERWISE = /\\.|[<>&\u2028\u2029]/g;
const GO_ESCAPES: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
  "\\b": "\\u0008",
  "\\f": "\\u000c",
};

function holdsBigInt(value: unknown): boolean {
  if (typeof value === "bigint") return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsBigInt);
}
