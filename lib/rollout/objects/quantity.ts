import type { JsonValue } from "./objects";

/** An exact value: numerator / denominator, the denominator positive. */
export type Quantity = { numerator: bigint; denominator: bigint };

const SHAPE = /^([+-]?)(\d*)(?:\.(\d*))?(n|u|m|k|M|G|T|P|E|[KMGTPE]i|[eE][+-]?\d{1,3})?$/;
const DECIMAL = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
/** Longer than any quantity a cluster holds; keeps a hostile one from costing time. */
const MAX_LENGTH = 100;

/**
 * The exact value of a Kubernetes quantity such as `250m`, `1.5Gi`, `1e3` or a JSON number; `null` for anything else
 * (apimachinery pkg/api/resource/quantity.go and suffix.go).
 */
export function parseQuantity(value: JsonValue | undefined): Quantity | null {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return null;
  const text = String(value);
  if (text.length > MAX_LENGTH) return null;
  const [, sign, whole = "", fraction = "", suffix = ""] = SHAPE.exec(text) ?? [];
  if (sign === undefined || whole + fraction === "") return null;
  const scale = scaleOf(suffix);
  const digits = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
  return {
    numerator: digits * scale.numerator,
    denominator: 10n ** BigInt(fraction.length) * scale.denominator,
  };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether two values of a quantity field say the same amount; `1000m` and `1` do. Unreadable ones only if identical. */
export function isSameQuantity(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  const [one, other] = [parseQuantity(a), parseQuantity(b)];
  return one && other ? compareQuantities(one, other) === 0 : a === b;
}

/** By how many percent `after` exceeds `before`, rounded; `null` where that cannot be said, as with a `before` of zero. */
export function percentBetween(before: JsonValue | undefined, after: JsonValue | undefined): number | null {
  const [from, to] = [parseQuantity(before), parseQuantity(after)];
  if (!from || !to || from.numerator <= 0n) return null;
  const ratioInTenths = (1000n * to.numerator * from.denominator) / (to.denominator * from.numerator);
  return Math.round((Number(ratioInTenths) - 1000) / 10);
}

/** One text per amount, whatever unit it was written in; `null` for what is no quantity. */
export function canonicalQuantity(value: JsonValue): string | null {
  const quantity = parseQuantity(value);
  if (!quantity) return null;
  const divisor = greatestCommonDivisor(quantity.numerator, quantity.denominator);
  return `${quantity.numerator / divisor}/${quantity.denominator / divisor}`;
}

function scaleOf(suffix: string): Quantity {
  const binary = BINARY.indexOf(suffix);
  if (binary > 0) return { numerator: 1024n ** BigInt(binary), denominator: 1n };
  const decimal = DECIMAL.indexOf(suffix);
  const exponent = decimal >= 0 ? (decimal - DECIMAL.indexOf("")) * 3 : Number(suffix.slice(1));
  const power = 10n ** BigInt(Math.abs(exponent));
  return exponent < 0 ? { numerator: 1n, denominator: power } : { numerator: power, denominator: 1n };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
