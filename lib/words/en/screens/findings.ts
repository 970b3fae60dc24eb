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

/** The causes, with what proves them. */
export const causeWords = {
  heading: "Why it is not moving",
  since: (time: string) => `Since ${time}`,
  forSoLong: (time: string) => `For ${time}.`,
  atTheLatest: (time: string) => `In ${time} at the latest.`,
  broughtIn: <Thing>(revision: string, change: Thing): Phrase<Thing> => [`${revision} brought it in: `, change],
  aChangeBroughtIn: <Thing>(change: Thing): Phrase<Thing> => ["A change brought it in: ", change],
  showLine: "Show the line",
  evidenceAndAdvice: "Evidence, and what usually helps",
  advice: "What usually helps",
  /** What is unfolded, for those who hear it. */
  of: (sentence: string) => `: ${sentence}`,
  evidence: "Evidence",
  noMessage: "(no message)",
};
