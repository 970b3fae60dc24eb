import { type LucideIcon, Pause, Play, RotateCw, Undo2 } from "lucide-react";
import { revisionShort } from "@/components/revision/revision-names";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import type { RolloutAction } from "@/lib/contract/rollout-action";
import type { ScreenWords } from "@/lib/words/screen-words";

type Words = ScreenWords["rollout"]["actions"];

type ActionButton = {
  icon: LucideIcon;
  /** Where the button says more than its name. */
  label?: (words: Words, rollout: Rollout) => string;
  /** Whether it stands there; as long as nothing else is said, it does. */
  isShown?: (rollout: Rollout) => boolean;
  /** Why it cannot be done to this rollout, in a sentence; null where it can. */
  whyNot?: (words: Words, rollout: Rollout) => string | null;
  /** Whether it is what to do about a rollout that needs attention. */
  isWayOut?: boolean;
  /** Stands where this one stood, so that the focus stays when one follows the other. */
  inPlaceOf?: RolloutAction;
};

/** One button for each action, in their order on the screen. */
export const ACTION_BUTTONS: Record<RolloutAction, ActionButton> = {
  undo: {
    icon: Undo2,
    label: (words, rollout) => {
      const target = suggestedRevision(rollout);
      return target ? words.rollBackTo(revisionShort(target)) : words.labels.undo;
    },
    whyNot: (words, { suggested }) => (suggested.kind === "none" ? words.noUndo[suggested.why] : null),
    isWayOut: true,
  },
  pause: { icon: Pause, isShown: ({ paused }) => !paused },
  resume: { icon: Play, isShown: ({ paused }) => paused, inPlaceOf: "pause" },
  restart: { icon: RotateCw, whyNot: (words, { paused }) => (paused ? words.pausedNoRestart : null) },
};

export const ACTIONS = Object.keys(ACTION_BUTTONS) as RolloutAction[];

/** The revision that a rollback returns to unless somebody chooses another one. */
export function suggestedRevision({ revisions, suggested }: Rollout): Revision | undefined {
  return suggested.kind === "revision" ? revisions.find(({ uid }) => uid === suggested.uid) : undefined;
}
