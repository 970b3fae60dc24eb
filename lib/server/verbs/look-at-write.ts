import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { WriteState } from "@/lib/contract/write-state";
import { readWorkload } from "@/lib/kube/workloads";
import { noteNewer } from "../live/feeds";
import { readPartialHistory, toRollout } from "../reading/history";
import { connect, type Identity } from "../identity";
import { placeOf } from "../writing/one-at-a-time";
import { refusal } from "../refusals";
import { sentWrites } from "../writing/sent-writes";

/**
 * What is known by now of a write whose answer did not tell: reads the Deployment, and its history once it took effect.
 * @throws ProblemError no-such-write, and KubeError where it cannot be read
 */
export async function lookAtWrite(identity: Identity, ref: RolloutRef, id: string): Promise<Coded<WriteState>> {
  const connection = connect(identity, ref.cluster);
  const write = sentWrites.find(placeOf(connection, ref), id);
  if (!write) throw refusal("no-such-write", ref);
  const workload = await readWorkload(connection, ref);
  const lookedAt = new Date().toISOString();
  noteNewer(connection, workload);
  const state = sentWrites.see(write, workload);
  const rollout = state === "took-effect" ? toRollout(connection, await readPartialHistory(connection, ref)) : null;
  return { ...sentWrites.describe(write), state, lookedAt, rollout };
}
