import { setTimeout as pause } from "node:timers/promises";

const INTERVAL_MS = 50;

/**
 * Asks until `attempt` answers something other than undefined, and gives that. Fails after `withinMs`, with what
 * `explain` then says. What `attempt` throws is not swallowed.
 */
export async function until<Answer>(
  attempt: () => Promise<Answer | undefined>,
  explain: () => string,
  withinMs = 30_000,
): Promise<Answer> {
  for (const deadline = Date.now() + withinMs; ; await pause(INTERVAL_MS)) {
    const answer = await attempt();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${explain()} (waited ${withinMs / 1000} s)`);
  }
}
