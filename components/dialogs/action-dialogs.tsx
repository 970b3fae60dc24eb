"use client";

import { type WithWords, withWords } from "@/components/words/words";
import type { ToldProblem } from "@/lib/browser/told-problem";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import type { RolloutAction } from "@/lib/contract/rollout-action";
import type { GaveWay } from "@/lib/contract/undo";

/** What a dialog that asks before an action may take; each takes what it needs. */
export type ActionDialogProps = {
  /** The rollout as it stood when the question was asked: nothing newer is written over. */
  seen: Rollout;
  /** The rollout as it stands now. */
  latest: Rollout;
  /** The revision that an undo returns to; null for other actions. */
  target: Revision | null;
  /** What was typed as the reason of an undo: it outlives a closed dialog. */
  reason: string;
  onReason: (reason: string) => void;
  /** Asks the same question about the rollout as it stands now. */
  onLookAgain: () => void;
  /** Asks for another action instead. */
  onAsk: (action: RolloutAction, to: string) => void;
  onAccepted: (rollout: Rollout, startedAt: number, gaveWay?: readonly GaveWay[]) => void;
  /** It was sent, and the answer does not tell whether it took effect. */
  onUnknown: (problem: ToldProblem) => void;
  onClose: () => void;
};

/** The strip that follows a change comes right after a dialog, so it is loaded with one. */
export const loadFollowStrip = () => import("@/components/follow/follow-strip");

/**
 * The dialog of each action; null for what is done at once. They and the library beneath them load when a button that
 * opens one comes near the pointer or the focus.
 */
export const ACTION_DIALOGS: Record<RolloutAction, WithWords<ActionDialogProps> | null> = {
  undo: withWords("dialogs", async () => {
    void loadFollowStrip();
    const { UndoDialog } = await import("@/components/undo/undo-dialog");
    return ({ target, ...rest }: ActionDialogProps) => target && <UndoDialog target={target} {...rest} />;
  }),
  pause: null,
  resume: withWords("dialogs", async () => (await import("@/components/actions/resume-dialog")).ResumeDialog),
  restart: withWords("dialogs", async () => (await import("@/components/actions/restart-dialog")).RestartDialog),
};
