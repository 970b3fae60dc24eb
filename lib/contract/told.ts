import { z } from "zod";

/**
 * A sentence on the wire. `code` and `facts` are for programs and stay the same whoever reads; `text` is the sentence in
 * the reader's language.
 */
export const Told = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()), text: z.string() });
export type Told = z.infer<typeof Told>;

declare const TOLD: unique symbol;

/** A text in the reader's language. The mark is for the compiler alone: any string will do. */
export type ToldText = string & { readonly [TOLD]?: never };

/** The text of a sentence alone, where a standard wants a string. Its code and facts stand beside it. */
export const ToldText: z.ZodType<ToldText, ToldText> = z.string();
