import type { Phrase } from "../../phrase";

/** What is said of a rollout that does not move before its causes are known. */
export const findingWords = {
  unreadable: "The causes cannot be read",
  /** After a sentence that says what could not be read. */
  missed: <Thing>(unread: Thing): Phrase<Thing> => [unread, " A cause that only shows there cannot be found."],
  /** Which revisions still answer; `revisions` are called as at the beginning of a sentence. */
  stillServing: (revisions: readonly { name: string; ready: number }[]) =>
    `${revisions.map(({ name, ready }) => `${name} still serves with ${ready} ready`).join(", ")}.`,
};
