import { type ClusterText, clusterText } from "@/lib/contract/cluster-text";
import { CHANGE_CAUSE, OWN_CAUSE } from "../objects/annotations";
import type { Workload, StoredRevision } from "../workload/workload";

/**
 * Why the object's template was rolled out: its own annotation, else that of its pod template, else `null`. Empty text
 * says nothing (rollout semantics L11).
 */
export function changeCauseOf({ metadata, spec }: Workload | StoredRevision): ClusterText | null {
  const text = metadata.annotations?.[CHANGE_CAUSE] || spec.template.metadata?.annotations?.[CHANGE_CAUSE];
  return text ? clusterText(text) : null;
}

/**
 * The revision's own text, where a rollback's reason has taken the place of its change cause; else `null`. The controller
 * copies a Deployment's annotations to every later ReplicaSet, so the record counts only where it names this one.
 */
export function ownCauseOf({ metadata }: StoredRevision): ClusterText | null {
  const text = metadata.annotations?.[OWN_CAUSE];
  const record = text === undefined ? null : readRecord(text);
  return record?.storedRevision === metadata.uid ? clusterText(record.cause) : null;
}

/** The value of the annotation that keeps `cause` for the ReplicaSet `uid`. */
export function ownCauseRecord(uid: string, cause: string): string {
  return JSON.stringify({ storedRevision: uid, cause });
}

function readRecord(text: string): { storedRevision: string; cause: string } | null {
  try {
    const { storedRevision, cause } = JSON.parse(text) as { storedRevision?: unknown; cause?: unknown };
    return typeof storedRevision === "string" && typeof cause === "string" ? { storedRevision, cause } : null;
  } catch {
    // Anybody may write annotations: what is not our record is none.
    return null;
  }
}
