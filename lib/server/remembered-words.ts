import "server-only";
import { changesInWords } from "@/lib/rollout/describe";
import type { ReplicaSet } from "@/lib/rollout/objects";

/** A few hundred bytes each. */
const MOST_PAIRS = 5_000;

const known = new Map<string, readonly string[]>();

/**
 * What one revision changed against another, worked out once: open screens ask for the same pairs every few seconds, and
 * a template only changes with the generation of its ReplicaSet.
 */
export function rememberedWords(before: ReplicaSet, after: ReplicaSet): string[] {
  const key = `${versionOf(before)} ${versionOf(after)}`;
  const words = known.get(key) ?? changesInWords(before.spec.template, after.spec.template);
  if (known.size >= MOST_PAIRS) known.clear();
  known.set(key, words);
  return [...words];
}

function versionOf({ metadata }: ReplicaSet): string {
  return `${metadata.uid}@${metadata.generation ?? metadata.resourceVersion}`;
}
