import type { Facts } from "@/lib/contract/facts/facts";
import type { AnyMessage } from "@/lib/contract/facts/message-of";

/** Puts a message that is a fact of another one into words. */
export type Say = (message: AnyMessage) => string;

/** One function for each code: takes its facts, gives the sentence. A code without one does not compile. */
export type SentencesOf<F> = { readonly [C in keyof F]: (facts: F[C], say: Say) => string };

/** All that domain and server can say, in one language. */
export type Sentences = SentencesOf<Facts>;
