import { compareQuantities, type Quantity } from "./quantity";

export const ZERO: Quantity = { numerator: 0n, denominator: 1n };

export function add(a: Quantity, b: Quantity): Quantity {
  if (a.denominator === b.denominator) return { ...a, numerator: a.numerator + b.numerator };
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function times(a: Quantity, count: number): Quantity {
  return { ...a, numerator: a.numerator * BigInt(count) };
}

export function subtract(a: Quantity, b: Quantity): Quantity {
  return add(a, times(b, -1));
}

export function larger(a: Quantity, b: Quantity): Quantity {
  return compareQuantities(a, b) >= 0 ? a : b;
}

const BYTES: readonly (readonly [bigint, string])[] = [
  [1024n ** 4n, "Ti"],
  [1024n ** 3n, "Gi"],
  [1024n ** 2n, "Mi"],
];

/** The amount as Kubernetes writes it: whole or in thousandths (`1500m`), bytes in the largest unit that is exact. */
export function quantityText({ numerator, denominator }: Quantity): string {
  if (numerator % denominator !== 0n) {
    const [whole, rest] = [(numerator * 1000n) / denominator, (numerator * 1000n) % denominator];
    return `${rest > 0n ? whole + 1n : whole}m`;
  }
  const whole = numerator / denominator;
  const unit = BYTES.find(([size]) => whole !== 0n && whole % size === 0n);
  return unit ? `${whole / unit[0]}${unit[1]}` : String(whole);
}
