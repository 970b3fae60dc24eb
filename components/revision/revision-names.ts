import { useWords } from "@/components/words/words";
import { asPlainText } from "@/lib/browser/visible-text";
import type { Revision } from "@/lib/contract/rollout";

type Named = Pick<Revision, "number" | "unreadable" | "name">;

/** How a revision is called, by where its name stands. */
export type RevisionNames = {
  /** Alone: "Revision 4", "Revision without number". */
  alone: (revision: Named) => string;
  /** In a sentence or on a button; one without a number goes by its ReplicaSet. */
  inSentence: (revision: Named) => string;
  atBeginning: (revision: Named) => string;
};

/** The names of revisions in the reader's language. */
export function useRevisionNames(): RevisionNames {
  const words = useWords("app").revisions;
  return {
    alone: ({ number, unreadable }) =>
      number === null ? words[unreadable === null ? "nameless" : "nameUnreadable"] : words.alone(number),
    inSentence: ({ number, name }) =>
      number === null ? words.storedRevision(asPlainText(name)) : words.inSentence(number),
    atBeginning: ({ number, name }) =>
      number === null ? words.storedRevision(asPlainText(name)) : words.atBeginning(number),
  };
}

/** The shortest name, for buttons that stand beside the revision: its number, else the name of its ReplicaSet. */
export function revisionShort({ number, name }: Named): string {
  return number ?? asPlainText(name);
}
