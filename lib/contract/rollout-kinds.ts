/** The kinds of workload, as the cluster's API and our addresses name them. What each is stands in `lib/rollout/kinds`. */
export const ROLLOUT_KINDS = ["deployments"] as const;

/** The kind that is meant where none is named. */
export const USUAL_KIND = ROLLOUT_KINDS[0];

/** Whether a part of an address names a kind. */
export function isRolloutKind(text: string): text is (typeof ROLLOUT_KINDS)[number] {
  return ROLLOUT_KINDS.some((kind) => kind === text);
}
