import type { Revision } from "@/lib/contract/rollout";

/** Whether pods of a revision that is not current still answer. */
export function isServing({ current, replicas }: Revision): boolean {
  return !current && replicas.ready > 0;
}
