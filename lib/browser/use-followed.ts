import { useState } from "react";
import type { Rollout } from "@/lib/contract/rollout";
import { type Followed, isOver, type Progress, progressOf } from "./follow";

/** A followed change with how far it is; `finishedAt` in milliseconds since the epoch, once it is over. */
export type FollowedNow = { followed: Followed; progress: Progress; finishedAt: number | null };

type State = { followed: Followed; over: { progress: Progress; at: number } | null };

/** Follows the last accepted change to its end. Once over it keeps its result, whatever happens to the rollout later. */
export function useFollowed() {
  const [state, setState] = useState<State | null>(null);

  return {
    follow: (followed: Followed) => setState({ followed, over: null }),
    dismiss: () => setState(null),
    /** Whether a change is under way, so that the screen should read often. */
    running: state !== null && state.over === null,
    /** How it stands with `rollout` as read at `readAt`; call it while drawing the component that holds this. */
    now: (rollout: Rollout | undefined, readAt: number): FollowedNow | null => {
      if (!state || !rollout) return null;
      if (state.over) return { followed: state.followed, progress: state.over.progress, finishedAt: state.over.at };
      const progress = progressOf(state.followed, rollout);
      if (!isOver(progress)) return { followed: state.followed, progress, finishedAt: null };
      setState({ followed: state.followed, over: { progress, at: readAt } });
      return { followed: state.followed, progress, finishedAt: readAt };
    },
  };
}
