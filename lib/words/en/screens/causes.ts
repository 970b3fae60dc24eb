import type { Phrase } from "../../phrase";

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
