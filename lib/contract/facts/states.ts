/** How a rollout stands. Codes begin with `state.`. */
export type StateFacts = {};
