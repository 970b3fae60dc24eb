import "server-only";
import { onceInProcess } from "@/lib/kube/process-state";
import { type Connection, forgottenWithConnection } from "@/lib/kube/connection";
import { ConnectionStore } from "@/lib/kube/connection-store";
import { changesInWords } from "@/lib/rollout/diff/describe";
import type { ReplicaSet } from "@/lib/rollout/objects/objects";
import type { WordsBetween } from "@/lib/rollout/history/revisions";

/** A few hundred bytes each. */
const MOST_PAIRS = { each: 5_000, all: 20_000 };

/** Of each cluster and identity by itself: a uid says nothing of objects in another cluster. */
const remembered = onceInProcess("changes", () =>
  forgottenWithConnection(new ConnectionStore<readonly string[]>(MOST_PAIRS)),
);

/**
 * What one revision changed against another, worked out once: open screens ask for the same pairs every few seconds, and
 * a template only changes with the generation of its ReplicaSet.
 */
export function rememberedWords(connection: Connection): WordsBetween {
  return (before, after) => {
    const key = `${versionOf(before)} ${versionOf(after)}`;
    const told = remembered.get(connection, key);
    if (told) return [...told];
    const words = changesInWords(before.spec.template, after.spec.template);
    remembered.set(connection, key, words);
    return [...words];
  };
}

function versionOf({ metadata }: ReplicaSet): string {
  return `${metadata.uid}@${metadata.generation ?? metadata.resourceVersion}`;
}
