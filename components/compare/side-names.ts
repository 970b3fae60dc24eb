import { revisionShort, useRevisionNames } from "@/components/revision/revision-names";
import { useWords } from "@/components/words/words";
import { revisionAt } from "@/lib/browser/compare-selection";
import { LIVE } from "@/lib/contract/live";
import { shortImage } from "@/lib/rollout/objects/images";
import { asPlainText } from "@/lib/browser/visible-text";
import type { Rollout } from "@/lib/contract/rollout";

type RolloutHistory = Pick<Rollout, "revisions">;

/** How the sides of a comparison are called: a side is the uid of a revision, or `live`. */
export function useSideNames(history: RolloutHistory) {
  const words = useWords("rollout").compare.sides;
  const names = useRevisionNames();

  /** On a picker: "6", "7 (live)", "live template" where no revision has it. */
  const short = (side: string): string => {
    const revision = revisionAt(history, side);
    if (!revision) return side === LIVE ? words.liveTemplate : words.unknown;
    return revision.current ? words.live(revisionShort(revision)) : revisionShort(revision);
  };
  /** In a sentence: "revision 6", "the live template". */
  const inSentence = (side: string): string => {
    const revision = revisionAt(history, side);
    if (!revision) return side === LIVE ? words.theLiveTemplate : words.anUnknownRevision;
    return revision.current ? words.live(names.inSentence(revision)) : names.inSentence(revision);
  };
  /** Among the choices of a picker: its name, its first image and its change cause. */
  const choice = (side: string): string => {
    const revision = revisionAt(history, side);
    const image = revision?.images[0];
    return [short(side), image && shortImage(image), revision?.changeCause]
      .filter((word) => word !== undefined && word !== null && word !== "")
      .map((word) => asPlainText(String(word)))
      .join(" · ");
  };
  return { short, inSentence, choice };
}

/** What can be compared, newest first; the live template on its own only where no revision has it. */
export function sideChoices({ revisions }: RolloutHistory): string[] {
  const uids = revisions.map(({ uid }) => uid);
  return revisions.some(({ current }) => current) ? uids : [LIVE, ...uids];
}

/** The name of a side's text in a patch. */
export function sideFile(rollout: Pick<Rollout, "ref" | "revisions">, side: string): string {
  const { namespace, name } = rollout.ref;
  const revision = revisionAt(rollout, side);
  return `${namespace}/${name}/${revision ? `revision-${revisionShort(revision)}` : "live"}.yaml`;
}
