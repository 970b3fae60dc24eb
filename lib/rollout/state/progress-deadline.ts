import type { Workload } from "../workload/workload";

/** The value by which the API says "no deadline". */
const NO_DEADLINE = 2_147_483_647;

/** For how many seconds a rollout may stand still until it counts as stuck; null where no deadline is set. */
export function progressDeadlineOf({ spec }: Workload): number | null {
  const { progressDeadlineSeconds } = spec;
  return progressDeadlineSeconds === undefined || progressDeadlineSeconds === NO_DEADLINE
    ? null
    : progressDeadlineSeconds;
}
