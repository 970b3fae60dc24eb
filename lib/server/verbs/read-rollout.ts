import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import { noteNewer, rolloutFeed } from "../live/feeds";
import { readThrough } from "../live/read-through";
import { readPartialHistory, toRollout } from "../reading/history";
import { connect, type Identity } from "../identity";

/**
 * One rollout with its history: one GET and one LIST. Without the right to list ReplicaSets, all but the history.
 * `watched`: from the feed that a screen follows anyway, without a call where it runs already.
 */
export async function readRollout(
  identity: Identity,
  ref: RolloutRef,
  { watched = false } = {},
): Promise<Coded<Rollout>> {
  const connection = connect(identity, ref.cluster);
  const known = watched ? await readThrough(rolloutFeed(connection, ref), (rollout) => rollout.history()) : null;
  if (known) return toRollout(connection, known);
  const history = await readPartialHistory(connection, ref);
  // Or who has just read it here would find it older in a comparison.
  noteNewer(connection, history.workload);
  return toRollout(connection, history);
}
