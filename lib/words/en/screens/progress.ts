import type { Phrase } from "../../phrase";

/** How long a rollout may still take, and how it ended. */
export const progressWords = {
  endsIn: <Thing>(left: Thing): Phrase<Thing> => ["Done in about ", left],
  toGo: <Thing>(left: Thing): Phrase<Thing> => [left, " to go"],
  deadlineIn: <Thing>(left: Thing): Phrase<Thing> => ["Without progress its deadline is over in ", left],
  ended: <Thing>(title: Thing, body: string): Phrase<Thing> => [title, `: ${body}`],
  notify: "Notify me when it ends",
  notifyRefused: "This browser does not let Rewind notify you; its site settings say so.",
};
