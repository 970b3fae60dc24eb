import "server-only";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import type { KubeError } from "@/lib/kube/errors";
import type { Workload } from "@/lib/rollout/workload/workload";
import { placeOf } from "./one-at-a-time";
import { type SentWrite, sentWrites } from "./sent-writes";

/** How long a preview waits for a write that is under way before it says so instead. */
const BRIEFLY_MS = 500;

/**
 * The problem with a write whose effect nobody knows: what went wrong, and what a reading right after it showed, if it
 * succeeded.
 */
export function outcomeUnknown(
  { name }: Pick<RolloutRef, "name">,
  write: SentWrite,
  { told, extras }: KubeError,
  reading: "unchanged" | "failed",
): ProblemError {
  return new ProblemError(
    "outcome-unknown",
    message("problem.outcome-unknown", { problem: told, action: write.verb, name, reading }),
    { ...extras, advice: message("problem.outcome-unknown.advice"), write: sentWrites.describe(write) },
  );
}

/** Waits briefly for a write of the same person that is under way. @throws ProblemError write-pending */
export async function refuseWhileUnderWay(connection: Connection, ref: RolloutRef): Promise<void> {
  const write = sentWrites.underWay(placeOf(connection, ref));
  if (!write) return;
  let timer: NodeJS.Timeout | undefined;
  const briefly = new Promise<"waited">((done) => (timer = setTimeout(done, BRIEFLY_MS, "waited")));
  const ended = await Promise.race([write.answered, briefly]).finally(() => clearTimeout(timer));
  if (ended === "waited") throw writePending(ref, write);
}

/**
 * Refuses while an earlier write of the same person may still take effect on the Deployment as it is `now`, unless that
 * very one is named by `despite`.
 * @throws ProblemError write-pending
 */
export function refuseWhilePending(
  connection: Connection,
  ref: RolloutRef,
  now: Workload,
  despite: string | undefined,
): void {
  const write = sentWrites.mayStillCome(placeOf(connection, ref), now);
  if (write && write.id !== despite) throw writePending(ref, write);
}

function writePending({ name }: RolloutRef, write: SentWrite): ProblemError {
  const pending = sentWrites.describe(write);
  const { verb: action, sentAt, answered } = pending;
  return new ProblemError("write-pending", message("problem.write-pending", { action, name, sentAt, answered }), {
    advice: message("problem.write-pending.advice", { answered }),
    write: pending,
  });
}
