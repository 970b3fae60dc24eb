import type { MaskedText, QuotedMark } from "./cluster-text";
import type { Facts } from "./facts/facts";
import { MESSAGE, type MessageOf } from "./facts/message-of";
import type { Told, ToldText } from "./told";

/** Which sentence it is. The part before the first dot says what it is about. */
export type Code = keyof Facts;

/** A sentence before there are words for it: its code, with the facts that this code asks for. */
export type Message<C extends Code = Code> = MessageOf<Pick<Facts, C>>;

type NoFacts = Record<never, never>;

/** A sentence by its code. Only what comes from here is told: an object of the cluster that looks alike is none. */
export function message<C extends Code>(
  code: C,
  ...[facts]: NoFacts extends Facts[C] ? [facts?: Facts[C]] : [facts: Facts[C]]
): Message<C> {
  const made = { code, facts: facts ?? {} };
  Object.defineProperty(made, MESSAGE, { value: true });
  return made as unknown as Message<C>;
}

/** Whether a value was made by `message`. */
export function isMessage(value: object): value is Message {
  return MESSAGE in value;
}

const TEXT = Symbol.for("rewind.text");

/** The text of a message alone, before there are words for it. */
export type TextOf = { readonly message: Message; readonly [TEXT]: true };

/** What becomes the text of a message, without its code and facts. */
export function textOf(told: Message): TextOf {
  return { message: told, [TEXT]: true };
}

/** Whether a value was made by `textOf`. */
export function isTextOf(value: object): value is TextOf {
  return TEXT in value;
}

/** The key that marks a text in the reader's language, and no other string. */
type Mark = Exclude<keyof ToldText, keyof string>;

/**
 * A value of the contract as domain and server hold it: with messages where the wire has told sentences, and masked
 * text where it quotes the cluster.
 */
export type Coded<T> = T extends string
  ? Mark extends keyof T
    ? TextOf
    : QuotedMark extends keyof T
      ? MaskedText
      : T
  : T extends number | bigint | boolean | null | undefined
    ? T
    : T extends Told
      ? Message
      : T extends readonly (infer Entry)[]
        ? Coded<Entry>[]
        : T extends object
          ? { [Key in keyof T]: Coded<T[Key]> }
          : T;

/** What becomes of a coded value once its messages have words. */
export type Worded<T> = T extends string | number | bigint | boolean | null | undefined
  ? T
  : T extends { readonly [MESSAGE]: true }
    ? Told
    : T extends TextOf
      ? ToldText
      : T extends readonly (infer Entry)[]
        ? Worded<Entry>[]
        : T extends object
          ? { [Key in keyof T]: Worded<T[Key]> }
          : T;
