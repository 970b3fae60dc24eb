import { z } from "zod";

/**
 * A sentence on the wire. `code` and `facts` are for programs and stay the same whoever reads; `text` is the sentence in
 * the reader's language.
 */
export const Told = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()), text: z.string() });
export type Told = z.infer<typeof Told>;
