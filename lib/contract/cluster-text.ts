import { z } from "zod";

declare const CLUSTER: unique symbol;
declare const MASKED: unique symbol;
declare const QUOTED: unique symbol;

/**
 * Text that somebody wrote into the cluster: a message, a change cause, a name of who wrote. A string at run time, but none
 * for the compiler, so that it cannot get into anything that leaves before it is masked. To the compiler it is a symbol, as
 * that is the one type that it lets neither into a template literal nor behind a `+`.
 */
export type ClusterText = symbol & { readonly [CLUSTER]: true };

/** The same with everything that looks like a credential masked. Only a `Mask` makes one. */
export type MaskedText = string & { readonly [MASKED]: true };

/** Makes of text of the cluster what may leave. */
export type Mask = (text: ClusterText) => MaskedText;

/** Text where it enters, from the cluster or from a program. */
export function clusterText(text: string): ClusterText {
  return text as unknown as ClusterText;
}

/** The text as it was written: to compare it, to read it, or to write it back, and for nothing that leaves. */
export function rawOf(text: ClusterText): string {
  return text as unknown as string;
}

/** A part of a masked text is masked as well. `part` only leaves out, or adds words of our own. */
export function partOf(text: MaskedText, part: (text: string) => string): MaskedText {
  return part(text) as MaskedText;
}

/** Words of our own around masked text; the parts between are literals of the code, so that nothing else gets in. */
export function cited(own: TemplateStringsArray, ...parts: readonly (MaskedText | number | boolean)[]): MaskedText {
  return String.raw({ raw: own }, ...parts) as MaskedText;
}

/** What `mask` makes of a text that may be missing. */
export function maskedOrNull(text: ClusterText | null, mask: Mask): MaskedText | null {
  return text === null ? null : mask(text);
}

/**
 * A text of the cluster on the wire: domain and server hold it as `MaskedText`, see `Coded`. The mark is for the compiler
 * alone: who reads the wire has a string.
 */
export type Quoted = string & { readonly [QUOTED]?: never };
export const Quoted: z.ZodType<Quoted, Quoted> = z.string();

/** The key that marks a text of the cluster on the wire, and no other string. */
export type QuotedMark = Exclude<keyof Quoted, keyof string>;

/** A value whose texts of the cluster are not masked yet. */
export type Unmasked<T> = T extends MaskedText
  ? ClusterText
  : T extends string | number | bigint | boolean | null | undefined
    ? T
    : T extends readonly (infer Entry)[]
      ? Unmasked<Entry>[]
      : T extends { readonly code: string; readonly facts: object }
        ? T
        : T extends object
          ? { [Key in keyof T]: Unmasked<T[Key]> }
          : T;
