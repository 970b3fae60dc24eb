import { revisionInSentence, revisionShort } from "@/components/revision/revision-words";
import { LIVE, revisionAt } from "@/lib/browser/compare-selection";
import { shortImage } from "@/lib/browser/image-name";
import { asPlainText } from "@/lib/browser/visible-text";
import type { Rollout } from "@/lib/contract/rollout";

type History = Pick<Rollout, "revisions">;

/** A side of a comparison on its picker: "6", "7 (live)", "live template" where no revision has it. */
export function sideShort(history: History, side: string): string {
  const revision = revisionAt(history, side);
  if (!revision) return side === LIVE ? "live template" : "unknown";
  return revision.current ? `${revisionShort(revision)} (live)` : revisionShort(revision);
}

/** A side in a sentence: "revision 6", "the live template". */
export function sideInSentence(history: History, side: string): string {
  const revision = revisionAt(history, side);
  if (!revision) return side === LIVE ? "the live template" : "an unknown revision";
  return revision.current ? `${revisionInSentence(revision)} (live)` : revisionInSentence(revision);
}

/** A side among the choices of a picker: its name, its first image and its change cause. */
export function sideChoice(history: History, side: string): string {
  const revision = revisionAt(history, side);
  const image = revision?.images[0];
  return [sideShort(history, side), image && shortImage(image), revision?.changeCause]
    .filter((word) => word !== undefined && word !== null && word !== "")
    .map((word) => asPlainText(String(word)))
    .join(" · ");
}

/** What can be compared, newest first; the live template on its own only where no revision has it. */
export function sideChoices({ revisions }: History): string[] {
  const uids = revisions.map(({ uid }) => uid);
  return revisions.some(({ current }) => current) ? uids : [LIVE, ...uids];
}

/** The name of a side's text in a patch. */
export function sideFile(rollout: Pick<Rollout, "ref" | "revisions">, side: string): string {
  const { namespace, name } = rollout.ref;
  const revision = revisionAt(rollout, side);
  return `${namespace}/${name}/${revision ? `revision-${revisionShort(revision)}` : "live"}.yaml`;
}
