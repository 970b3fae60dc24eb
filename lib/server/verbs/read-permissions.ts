import "server-only";
import { onceInProcess } from "@/lib/kube/process-state";
import type { Permissions } from "@/lib/contract/cluster";
import type { RolloutRef } from "@/lib/contract/rollout";
import { mayPatchWorkload } from "@/lib/kube/access";
import { type Connection, forgottenWithConnection } from "@/lib/kube/connection";
import { ConnectionStore } from "@/lib/kube/connection-store";
import { isForbidden } from "@/lib/kube/errors";
import { readConfig } from "../config";
import { connect, type Identity } from "../identity";

const KEPT_MS = 60_000;

type Kept = { until: number; answer: Promise<Permissions> };
const kept = onceInProcess("permissions", () =>
  forgottenWithConnection(new ConnectionStore<Kept>({ each: 200, all: 1_000 })),
);

/** Whether this identity may write to one rollout, as the API server says, asked at most once a minute. */
export async function readPermissions(
  identity: Identity,
  ref: RolloutRef,
  now: () => number = Date.now,
): Promise<Permissions> {
  if (readConfig().readOnly) return { write: "read-only", reason: "Rewind was started with REWIND_READ_ONLY." };
  const connection = connect(identity, ref.cluster);
  const key = JSON.stringify([ref.namespace, ref.kind, ref.name]);
  const known = kept.get(connection, key);
  if (known && known.until > now()) return known.answer;

  const answer = ask(connection, ref);
  kept.set(connection, key, { until: now() + KEPT_MS, answer });
  answer.catch(() => kept.delete(connection, key));
  return answer;
}

async function ask(connection: Connection, ref: RolloutRef): Promise<Permissions> {
  try {
    const { allowed, reason } = await mayPatchWorkload(connection, ref);
    if (allowed) return { write: "allowed", reason: null };
    return {
      write: "denied",
      reason: reason ?? `You have no right to patch ${ref.kind} in namespace ${ref.namespace}.`,
    };
  } catch (error) {
    // A cluster that does not even answer the question still decides about the write itself.
    if (!isForbidden(error)) throw error;
    return { write: "unknown", reason: error.message };
  }
}
