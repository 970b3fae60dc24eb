import { type LucideIcon, Pause, Play, RotateCw, Undo2 } from "lucide-react";
import { revisionShort } from "@/components/revision/revision-words";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import type { RolloutAction } from "@/lib/contract/rollout-action";
import { whyNoUndo } from "./blocked-words";

type ActionButton = {
  icon: LucideIcon;
  label: (rollout: Rollout) => string;
  /** Whether it stands there at all. */
  isShown: (rollout: Rollout) => boolean;
  /** Why it cannot be done to this rollout, in a sentence; null where it can. */
  whyNot: (rollout: Rollout) => string | null;
  /** Whether it is what to do about a rollout that needs attention. */
  isWayOut?: boolean;
  /** Stands where this one stood, so that the focus stays when one follows the other. */
  inPlaceOf?: RolloutAction;
};

/** One button for each action, in their order on the screen. */
export const ACTION_BUTTONS: Record<RolloutAction, ActionButton> = {
  undo: {
    icon: Undo2,
    label: (rollout) => {
      const target = suggestedRevision(rollout);
      return target ? `Roll back to ${revisionShort(target)}…` : "Roll back…";
    },
    isShown: () => true,
    whyNot: ({ suggested }) => whyNoUndo(suggested),
    isWayOut: true,
  },
  pause: { icon: Pause, label: () => "Pause", isShown: ({ paused }) => !paused, whyNot: () => null },
  resume: {
    icon: Play,
    label: () => "Resume…",
    isShown: ({ paused }) => paused,
    whyNot: () => null,
    inPlaceOf: "pause",
  },
  restart: {
    icon: RotateCw,
    label: () => "Restart…",
    isShown: () => true,
    whyNot: ({ paused }) => (paused ? "A paused Deployment cannot be restarted: resume it first." : null),
  },
};

export const ACTIONS = Object.keys(ACTION_BUTTONS) as RolloutAction[];

/** The revision that a rollback returns to unless somebody chooses another one. */
export function suggestedRevision({ revisions, suggested }: Rollout): Revision | undefined {
  return suggested.kind === "revision" ? revisions.find(({ uid }) => uid === suggested.uid) : undefined;
}
