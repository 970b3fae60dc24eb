import "server-only";
import type { Connection } from "@/lib/kube/connection";
import { changesInWords } from "@/lib/rollout/diff/describe";
import type { ReplicaSet } from "@/lib/rollout/objects/objects";
import type { WordsBetween } from "@/lib/rollout/history/revisions";

/** A few hundred bytes each. */
const MOST_PAIRS = 5_000;

/** Of each cluster and identity by itself: a uid says nothing of objects in another cluster. */
const wordsOf = new WeakMap<Connection, Map<string, readonly string[]>>();

/**
 * What one revision changed against another, worked out once: open screens ask for the same pairs every few seconds, and
 * a template only changes with the generation of its ReplicaSet.
 */
export function rememberedWords(connection: Connection): WordsBetween {
  const known = wordsOf.get(connection) ?? new Map<string, readonly string[]>();
  wordsOf.set(connection, known);
  return (before, after) => {
    const key = `${versionOf(before)} ${versionOf(after)}`;
    const told = known.get(key);
    if (told) return [...told];
    const words = changesInWords(before.spec.template, after.spec.template);
    if (known.size >= MOST_PAIRS) known.clear();
    known.set(key, words);
    return [...words];
  };
}

function versionOf({ metadata }: ReplicaSet): string {
  return `${metadata.uid}@${metadata.generation ?? metadata.resourceVersion}`;
}
