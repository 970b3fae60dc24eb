import "server-only";
import { onceInProcess } from "@/lib/kube/process-state";
import type { Permissions } from "@/lib/contract/cluster";
import { type Coded, message } from "@/lib/contract/message";
import type { RolloutRef } from "@/lib/contract/rollout";
import { mayPatchWorkload } from "@/lib/kube/access";
import { type Connection, forgottenWithConnection } from "@/lib/kube/connection";
import { ConnectionStore } from "@/lib/kube/connection-store";
import { isForbidden } from "@/lib/kube/errors";
import { readConfig } from "../config";
import { connect, type Identity } from "../identity";
import { maskedText } from "@/lib/kube/mask";

const KEPT_MS = 60_000;

type Kept = { until: number; answer: Promise<Coded<Permissions>> };
const kept = onceInProcess("permissions", () =>
  forgottenWithConnection(new ConnectionStore<Kept>({ each: 200, all: 1_000 })),
);

/** Whether this identity may write to one rollout, as the API server says, asked at most once a minute. */
export async function readPermissions(
  identity: Identity,
  ref: RolloutRef,
  now: () => number = Date.now,
): Promise<Coded<Permissions>> {
  if (readConfig().readOnly) return { write: "read-only", reason: message("permission.read-only") };
  const connection = connect(identity, ref.cluster);
  const key = JSON.stringify([ref.namespace, ref.kind, ref.name]);
  const known = kept.get(connection, key);
  if (known && known.until > now()) return known.answer;

  const answer = ask(connection, ref);
  kept.set(connection, key, { until: now() + KEPT_MS, answer });
  answer.catch(() => kept.delete(connection, key));
  return answer;
}

async function ask(connection: Connection, ref: RolloutRef): Promise<Coded<Permissions>> {
  try {
    const { allowed, reason } = await mayPatchWorkload(connection, ref);
    if (allowed) return { write: "allowed", reason: null };
    if (reason !== null) return { write: "denied", reason: message("permission.denied", { said: maskedText(reason) }) };
    const right = { verb: "patch", resource: ref.kind, namespace: ref.namespace };
    return { write: "denied", reason: message("permission.no-right", { right }) };
  } catch (error) {
    // A cluster that does not even answer the question still decides about the write itself.
    if (!isForbidden(error)) throw error;
    return { write: "unknown", reason: error.told };
  }
}
