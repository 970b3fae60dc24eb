/** How many pods of how many something concerns. `isNew`: of a rollout that is under way. */
export type PodShare = { affected: number; of: number; isNew: boolean };
