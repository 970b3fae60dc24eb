const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const DECIMAL = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d+)?$/;

export type Quantity = { nano: bigint; binary: boolean };

/** A quantity in billionths; undefined where the text is none. */
export function parseQuantity(text: string | number): Quantity | undefined {
  const match = QUANTITY.exec(`${text}`);
  if (!match || (!match[2] && !match[3])) return undefined;
  const [, sign, whole = "", fraction = "", suffix = ""] = match;
  const digits = BigInt(whole + fraction);
  const binary = BINARY.indexOf(suffix) > 0;
  const exponent = /^[eE]([+-]?\d+)$/.exec(suffix)?.[1];
  const power = exponent === undefined ? 3 * (DECIMAL.indexOf(binary ? "" : suffix) - 3) : Number(exponent);
  const scaled = binary ? digits * 1024n ** BigInt(BINARY.indexOf(suffix)) : digits;
  const shift = 9 + power - fraction.length;
  // Beyond a billionth it is rounded up, as upstream does.
  const nano = shift >= 0 ? scaled * 10n ** BigInt(shift) : ceiling(scaled, 10n ** BigInt(-shift));
  return { nano: sign === "-" ? -nano : nano, binary };
}

function ceiling(value: bigint, divisor: bigint): bigint {
  return (value + divisor - 1n) / divisor;
}

/** The one text that the API server keeps for a quantity: `1000m` is `1`, `1024Mi` is `1Gi`. */
export function canonical(text: string | number): string {
  const quantity = parseQuantity(text);
  return quantity ? formatQuantity(quantity) : `${text}`;
}

export function formatQuantity({ nano, binary }: Quantity): string {
  if (nano === 0n) return "0";
  const unit = 1_000_000_000n;
  if (binary && nano % unit === 0n && (nano / unit >= 1024n || nano / unit <= -1024n)) {
    let [value, step] = [nano / unit, 0];
    while (value % 1024n === 0n && step < BINARY.length - 1) [value, step] = [value / 1024n, step + 1];
    return `${value}${BINARY[step]}`;
  }
  let [value, step] = [nano, 0];
  while (value % 1000n === 0n && step < DECIMAL.length - 1) [value, step] = [value / 1000n, step + 1];
  return `${value}${DECIMAL[step]}`;
}
