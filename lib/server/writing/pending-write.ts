import "server-only";
import { ProblemError } from "@/lib/contract/problem-error";
import type { PendingWrite } from "@/lib/contract/pending-write";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import type { KubeError } from "@/lib/kube/errors";
import type { Deployment } from "@/lib/rollout/objects/objects";
import { placeOf } from "./one-at-a-time";
import { type SentWrite, sentWrites } from "./sent-writes";

/** How long a preview waits for a write that is under way before it says so instead. */
const BRIEFLY_MS = 500;

const SENT: Record<PendingWrite["verb"], string> = {
  undo: "A rollback",
  pause: "A pause",
  resume: "A resume",
  restart: "A restart",
};
const DONE: Record<PendingWrite["verb"], string> = {
  undo: "rolled back",
  pause: "paused",
  resume: "resumed",
  restart: "restarted",
};

/**
 * The problem with a write whose effect nobody knows: what went wrong, and what a reading right after it showed, if it
 * succeeded.
 */
export function outcomeUnknown(
  { name }: Pick<RolloutRef, "name">,
  write: SentWrite,
  { message, extras }: KubeError,
  reading: "unchanged" | "failed",
): ProblemError {
  const seen = reading === "unchanged" ? "Read again at once, it was as before" : "It could not be read again";
  return new ProblemError(
    "outcome-unknown",
    `${message} It is not known yet whether "${name}" was ${DONE[write.verb]}. ${seen}, and what was sent may still take effect.`,
    {
      ...extras,
      advice: "Do not repeat it before you know: Rewind goes on looking.",
      write: sentWrites.describe(write),
    },
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
  now: Deployment,
  despite: string | undefined,
): void {
  const write = sentWrites.mayStillCome(placeOf(connection, ref), now);
  if (write && write.id !== despite) throw writePending(ref, write);
}

function writePending({ name }: RolloutRef, write: SentWrite): ProblemError {
  const told = sentWrites.describe(write);
  const sent = `${SENT[write.verb]} of "${name}" was sent by you at ${told.sentAt}`;
  return told.answered
    ? new ProblemError("write-pending", `${sent}, and it is not known whether it took effect: it still may.`, {
        advice: "Wait until it is known, or go on all the same; with the API, `despite` takes its id.",
        write: told,
      })
    : new ProblemError("write-pending", `${sent} and is not answered yet.`, {
        advice: "It is waited for a minute at most. What comes next depends on it.",
        write: told,
      });
}
