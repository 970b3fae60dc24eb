/** How a rollout ended, for a notification that stands alone. */
export const endWords = {
  counts: (available: number, desired: number, revision: string | null) =>
    `${available} of ${desired} available${revision === null ? "" : ` on revision ${revision}`}`,
  rolledOut: (name: string) => `✓ ${name} has rolled out`,
  stuck: (name: string) => `✕ ${name} is stuck`,
  unavailable: (name: string) => `✕ ${name} is unavailable`,
  paused: (name: string) => `‖ ${name} was paused`,
  deleting: (name: string) => `${name} is being deleted`,
  noProgress: (counts: string) => `No progress within its deadline: ${counts}`,
  notReacting: (counts: string) => `The Deployment controller does not react: ${counts}`,
  refused: (counts: string) => `Kubernetes refuses it: ${counts}`,
};
