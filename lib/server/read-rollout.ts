import "server-only";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import { readPartialHistory, toRollout } from "./history";
import { connect, type Identity } from "./identity";

/** One rollout with its history: one GET and one LIST. Without the right to list ReplicaSets, all but the history. */
export async function readRollout(identity: Identity, ref: RolloutRef): Promise<Rollout> {
  const connection = connect(identity, ref.cluster);
  return toRollout(connection, await readPartialHistory(connection, ref));
}
