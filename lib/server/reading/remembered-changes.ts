import "server-only";
import type { Message } from "@/lib/contract/message";
import { onceInProcess } from "@/lib/kube/process-state";
import { type Connection, forgottenWithConnection } from "@/lib/kube/connection";
import { ConnectionStore } from "@/lib/kube/connection-store";
import { changeSummaries } from "@/lib/rollout/diff/change-summaries";
import type { StoredRevision } from "@/lib/rollout/workload/workload";
import type { SummariesBetween } from "@/lib/rollout/history/revisions";

/** About a kilobyte each. */
const MOST_PAIRS = { each: 5_000, all: 20_000 };

/** Of each cluster and identity by itself: a uid says nothing of objects in another cluster. */
const remembered = onceInProcess("changes", () =>
  forgottenWithConnection(new ConnectionStore<readonly Message[]>(MOST_PAIRS)),
);

/**
 * What one revision changed against another, worked out once: open screens ask for the same pairs every few seconds, and
 * a template only changes with the generation of its ReplicaSet.
 */
export function rememberedSummaries(connection: Connection): SummariesBetween {
  return (before, after) => {
    const key = `${versionOf(before)} ${versionOf(after)}`;
    const told = remembered.get(connection, key);
    if (told) return [...told];
    const summaries = changeSummaries(before.spec.template, after.spec.template);
    remembered.set(connection, key, summaries);
    return [...summaries];
  };
}

function versionOf({ metadata }: StoredRevision): string {
  return `${metadata.uid}@${metadata.generation ?? metadata.resourceVersion}`;
}
