import "server-only";
import type { Permissions } from "@/lib/contract/cluster";
import type { RolloutRef } from "@/lib/contract/rollout";
import { mayPatchDeployment } from "@/lib/kube/access";
import type { Connection } from "@/lib/kube/connection";
import { isForbidden } from "@/lib/kube/errors";
import { readConfig } from "../config";
import { connect, type Identity } from "../identity";

const KEPT_MS = 60_000;
const MAX_KEPT = 1_000;

const kept = new Map<string, { until: number; answer: Promise<Permissions> }>();

/** Whether this identity may write to one rollout, as the API server says, asked at most once a minute. */
export async function readPermissions(
  identity: Identity,
  ref: RolloutRef,
  now: () => number = Date.now,
): Promise<Permissions> {
  if (readConfig().readOnly) return { write: "read-only", reason: "Rewind was started with REWIND_READ_ONLY." };
  const connection = connect(identity, ref.cluster);
  const key = JSON.stringify([connection.key, connection.print, ref.namespace, ref.kind, ref.name]);
  const known = kept.get(key);
  if (known && known.until > now()) return known.answer;

  const answer = ask(connection, ref);
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, { until: now() + KEPT_MS, answer });
  answer.catch(() => kept.delete(key));
  return answer;
}

async function ask(connection: Connection, { namespace, name }: RolloutRef): Promise<Permissions> {
  try {
    const { allowed, reason } = await mayPatchDeployment(connection, namespace, name);
    if (allowed) return { write: "allowed", reason: null };
    return { write: "denied", reason: reason ?? `You have no right to patch deployments in namespace ${namespace}.` };
  } catch (error) {
    // A cluster that does not even answer the question still decides about the write itself.
    if (!isForbidden(error)) throw error;
    return { write: "unknown", reason: error.message };
  }
}
