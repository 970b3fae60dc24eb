import { asPlainText } from "@/lib/browser/visible-text";
import type { Revision, RevisionFlag } from "@/lib/contract/rollout";

type Named = Pick<Revision, "number" | "unreadable" | "name">;

/** How a revision is called where it stands alone: "Revision 4", "Revision without number". */
export function revisionName({ number, unreadable }: Named): string {
  if (number !== null) return `Revision ${number}`;
  return unreadable === null ? "Revision without number" : "Revision with unreadable number";
}

/** How a revision is called in a sentence or on a button; one without a number goes by its ReplicaSet. */
export function revisionInSentence({ number, name }: Named): string {
  return number === null ? `ReplicaSet ${asPlainText(name)}` : `revision ${number}`;
}

/** The shortest name, for buttons that stand beside the revision. */
export function revisionShort({ number, name }: Named): string {
  return number ?? asPlainText(name);
}

const FLAGS: Record<RevisionFlag, { word: string; means: string }> = {
  "no-number": { word: "no number", means: "Its ReplicaSet carries no revision number; kubectl lists it as 0." },
  "unreadable-number": {
    word: "unreadable number",
    means: "The revision number on its ReplicaSet is not a number, so kubectl hides it and the controller ignores it.",
  },
  "duplicate-number": {
    word: "number used twice",
    means: "Another ReplicaSet carries the same number; kubectl shows only one of them.",
  },
  "last-rolled-out": {
    word: "last rolled out",
    means: "No ReplicaSet has the present template yet. This is the revision that was rolled out last.",
  },
  "rolled-back-from": {
    word: "rolled back from",
    means: "Somebody rolled back from this one, and it has not run since.",
  },
};

export function flagWords(flag: RevisionFlag): { word: string; means: string } {
  return FLAGS[flag];
}

/** Whether pods of a revision that is not current still answer. */
export function isServing({ current, replicas }: Revision): boolean {
  return !current && replicas.ready > 0;
}

/** Counts of a ReplicaSet in words. */
export function replicaWords({ desired, ready, available }: Revision["replicas"]): string {
  if (desired === 0 && ready === 0) return "no pods";
  return `${desired} desired · ${ready} ready · ${available} available`;
}
