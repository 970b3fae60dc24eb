import type { Revision, RevisionFlag } from "@/lib/contract/rollout";
import type { Phrase } from "../../phrase";

const flags: Record<RevisionFlag, { word: string; name: string; means: string }> = {
  "no-number": {
    word: "no number",
    name: "No number",
    means: "Its ReplicaSet carries no revision number; kubectl lists it as 0.",
  },
  "unreadable-number": {
    word: "unreadable number",
    name: "Unreadable number",
    means: "The revision number on its ReplicaSet is not a number, so kubectl hides it and the controller ignores it.",
  },
  "duplicate-number": {
    word: "number used twice",
    name: "Number used twice",
    means: "Another ReplicaSet carries the same number; kubectl shows only one of them.",
  },
  "last-rolled-out": {
    word: "last rolled out",
    name: "Last rolled out",
    means: "No ReplicaSet has the present template yet. This is the revision that was rolled out last.",
  },
  "rolled-back-from": {
    word: "rolled back from",
    name: "Rolled back from",
    means: "Somebody rolled back from this one, and it has not run since.",
  },
};

/** How revisions are called and marked, on any screen. */
export const revisionWords = {
  /** Where it stands alone. */
  alone: (number: string) => `Revision ${number}`,
  nameless: "Revision without number",
  nameUnreadable: "Revision with unreadable number",
  inSentence: (number: string) => `revision ${number}`,
  atBeginning: (number: string) => `Revision ${number}`,
  /** The same for one that has no number. */
  storedRevision: (name: string) => `ReplicaSet ${name}`,
  current: "current",
  serving: "serving",
  formerly: (numbers: readonly string[]) => `formerly ${numbers.join(", ")}`,
  flags,
  noPods: "no pods",
  replicas: ({ desired, ready, available }: Revision["replicas"]) =>
    `${desired} desired · ${ready} ready · ${available} available`,
  rollBackTo: (name: string) => `Roll back to ${name}…`,
  /** Where a cause follows, the sentence leads to it. */
  rolledBack: <Thing>(from: string | null, by: Thing, ago: Thing, causeFollows: boolean): Phrase<Thing> => [
    from === null ? "Rolled back by " : `Rolled back from ${from} by `,
    by,
    ", ",
    ago,
    causeFollows ? ": " : "",
  ],
};
