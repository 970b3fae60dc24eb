import "server-only";
import { cited, type MaskedText } from "@/lib/contract/cluster-text";
import { ProblemError } from "@/lib/contract/problem-error";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { isDryRunUnsupported, isFailedTest, KubeError } from "@/lib/kube/errors";
import { patchWorkload, readWorkload, type WorkloadPatch } from "@/lib/kube/workloads";
import type { Workload } from "@/lib/rollout/workload/workload";
import { noteNewer } from "../live/feeds";
import { placeOf } from "./one-at-a-time";
import { outcomeUnknown } from "./pending-write";
import { type SentWrite, sentWrites } from "./sent-writes";

/** What became of a patch. `conflict`: its preconditions did not hold, and this is how the Deployment is now. */
export type Sent = { kind: "written"; workload: Workload } | { kind: "conflict"; now: Workload; problem: KubeError };

/** A patch of one Deployment; `uid` is that of the one it was made from. */
export type UidPatch = { uid: string; patch: WorkloadPatch };

/**
 * Sends one patch, once. Where nobody knows whether it took effect (the connection broke, no answer came or one that is
 * not the API server's) the Deployment is read again instead, and `effect` says what became of it.
 * @throws KubeError where the API server refused it
 * @throws ProblemError outcome-unknown where even reading again does not tell
 */
export async function sendPatch(
  connection: Connection,
  ref: RolloutRef,
  { uid, patch, verb, effect }: UidPatch & Pick<SentWrite, "verb" | "effect">,
): Promise<Sent> {
  const write = sentWrites.begin({ place: placeOf(connection, ref), verb, effect });
  try {
    return written(connection, await patchWorkload(connection, { ...ref, uid }, patch));
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    if (isConflict(error)) return await readConflict(connection, ref, error);
    if (!error.maybeProcessed) throw error;
    const reading = await readAfter(connection, ref);
    const seen = reading && effect(reading);
    if (reading && seen === "took-effect") return written(connection, reading);
    if (reading && seen === "overtaken") return { kind: "conflict", now: reading, problem: error };
    sentWrites.leaveUnknown(write);
    throw outcomeUnknown(ref, write, error, reading ? "unchanged" : "failed");
  } finally {
    sentWrites.settle(write);
  }
}

/**
 * What would become of a patch. `not-possible`: a webhook with side effects has to agree and cannot be asked dry; in
 * whose words.
 * @throws KubeError where it was refused, as the patch itself would be
 */
export async function sendDry(
  connection: Connection,
  ref: RolloutRef,
  { uid, patch }: UidPatch,
): Promise<Sent | { kind: "not-possible"; said: MaskedText }> {
  try {
    const dryRun = { dryRun: true };
    return { kind: "written", workload: await patchWorkload(connection, { ...ref, uid }, patch, dryRun) };
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    if (isDryRunUnsupported(error)) return { kind: "not-possible", said: error.extras.said ?? cited`` };
    if (isConflict(error)) return readConflict(connection, ref, error);
    throw error;
  }
}

/** Whoever reads from a running watch right after this sees it. */
function written(connection: Connection, workload: Workload): Sent {
  noteNewer(connection, workload);
  return { kind: "written", workload };
}

function isConflict(error: KubeError): boolean {
  return isFailedTest(error) || (error.status === 409 && !error.maybeProcessed);
}

async function readConflict(connection: Connection, ref: RolloutRef, problem: KubeError): Promise<Sent> {
  return { kind: "conflict", now: await readWorkload(connection, ref), problem };
}

/** The Deployment as it is after a write whose answer did not tell; null where it cannot be read. */
async function readAfter(connection: Connection, ref: RolloutRef): Promise<Workload | null> {
  try {
    return await readWorkload(connection, ref);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return null;
  }
}
