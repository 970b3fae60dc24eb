import "server-only";
import type { Refusal } from "@/lib/contract/facts/problems-refusals";
import type { PlainAction } from "@/lib/contract/rollout-action";
import type { ActionRequest } from "@/lib/contract/undo";
import type { Workload } from "@/lib/rollout/workload/workload";
import { type ActionPlan, planPause, planRestart, planResume, restartMark } from "@/lib/rollout/undo/actions";
import { type Effect, effectOfPause, effectOfRestart, effectOfResume } from "@/lib/rollout/undo/effect";

/** How an action is done: what to send, and what became of it by the Deployment as it is later. */
export type ActionSteps = {
  plan: (workload: Workload) => ActionPlan<Refusal>;
  effect: (planned: Workload, now: Workload) => Effect | null;
};

/** All actions but undo, by what a person wishes with them; `now` is the time of the latest plan. */
export const PLAIN_ACTIONS: Record<PlainAction, (wish: ActionRequest, now: () => Date) => ActionSteps> = {
  pause: () => ({ plan: planPause, effect: effectOfPause }),
  resume: () => ({ plan: planResume, effect: effectOfResume }),
  restart: ({ reason }, now) => {
    let at = now();
    return {
      plan: (workload) => {
        at = now();
        return planRestart(workload, { now: at, reason });
      },
      effect: (planned, after) => effectOfRestart(planned, after, restartMark(at)),
    };
  },
};
