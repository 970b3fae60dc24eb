import { type ClusterText, clusterText, type Mask, type MaskedText } from "@/lib/contract/cluster-text";
import { maskText } from "@/lib/rollout/masking/masking";

/** A mask for tests, which shows of a value that it is one. */
export const asItIs: Mask = (text) => maskText(text, () => "secret");

/** A text as it leaves; what looks like a credential in it is masked. */
export function masked(text: string): MaskedText {
  return asItIs(clusterText(text));
}

/** A value whose texts of the cluster may be written as strings. */
export type Plain<T> = T extends ClusterText
  ? string | ClusterText
  : T extends MaskedText
    ? string
    : T extends string | number | bigint | boolean | null | undefined
      ? T
      : T extends readonly (infer Entry)[]
        ? readonly Plain<Entry>[]
        : T extends object
          ? { [Key in keyof T]: Plain<T[Key]> }
          : T;

/** The same as what a test stands for: an object as it was read. */
export function asRead<T>(value: Plain<T>): T {
  return value as T;
}
