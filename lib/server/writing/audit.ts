import "server-only";
import { ProblemError } from "@/lib/contract/problem-error";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { RolloutAction } from "@/lib/contract/rollout-action";
import type { CauseName } from "@/lib/contract/template-diff";
import { auditLog } from "../log";

/** One write as the audit log knows it: never a template, a reason's text or a credential. */
export type WriteEntry = {
  verb: RolloutAction;
  who: string;
  ref: RolloutRef;
  /** The uid of the revision to return to, for an undo. */
  to?: string;
  reasonLength: number;
  dryRun: boolean;
};

/** One look at a masked value as the audit log knows it: where it stands, never the value. */
export type RevealEntry = {
  verb: "reveal";
  who: string;
  ref: RolloutRef;
  /** A revision's uid, or `live`. */
  revision: string;
  pointer?: string;
  /** Where it is a cause that was asked for. */
  cause?: CauseName;
};

/** Called right before the PATCH leaves: with the uid of the revision that is current by then, null where there is none. */
export type Sending = (from: string | null) => void;

/**
 * Does one write and logs it twice: right before it is sent, and how it ended. A refusal before that, and what sends
 * nothing, is logged once.
 */
export async function audited<T extends { outcome: string }>(
  entry: WriteEntry | RevealEntry,
  act: (sending: Sending) => Promise<T>,
): Promise<T> {
  const { ref, ...rest } = entry;
  const line = { audit: true, ...rest, ...ref };
  try {
    const result = await act((from) => auditLog.info({ ...line, from, event: "sending" }));
    auditLog.info({ ...line, event: "ended", outcome: result.outcome });
    return result;
  } catch (error) {
    auditLog.warn({ ...line, event: "ended", outcome: error instanceof ProblemError ? error.code : "internal" });
    throw error;
  }
}
