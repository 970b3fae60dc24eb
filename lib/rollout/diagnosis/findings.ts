import type { Finding, FindingEvidence } from "@/lib/contract/finding";
import type { Coded } from "@/lib/contract/message";
import { broughtInBy } from "./brought-in";
import type { ObservedRollout } from "./observation";
import { isFinished } from "../state/lead";
import type { Trouble } from "../pods/trouble";

const MOST_EVIDENCE = 4;

/** One finding per cause, of all that is wrong with the pods of the current ReplicaSet; the most pods first. */
export function findingsOf(
  observed: ObservedRollout,
  troubles: ReadonlyMap<string, readonly Trouble[]>,
): Coded<Finding>[] {
  const groups = new Map<string, { pod: string; trouble: Trouble }[]>();
  for (const [pod, found] of troubles) {
    for (const trouble of found) {
      const key = JSON.stringify([trouble.code, ...trouble.subject]);
      groups.set(key, [...(groups.get(key) ?? []), { pod, trouble }]);
    }
  }
  const causes = [...groups.values()].toSorted((a, b) => b.length - a.length);
  const known = causes.filter((cause) => cause.some(({ trouble }) => !trouble.vague));
  const merged = known.map((cause) => [...cause]);
  for (const cause of causes.filter((candidate) => !known.includes(candidate))) {
    const family = cause[0]?.trouble.family;
    const same = merged.find(([first]) => first?.trouble.family === family);
    if (same) same.push(...cause);
    else merged.push([...cause]);
  }
  const total = observed.pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined).length;
  return merged.flatMap((cause) => {
    const [first] = cause;
    if (!first) return [];
    const { code, weight, sentence, advice, suspects } = first.trouble;
    const pods = new Set(cause.map(({ pod }) => pod)).size;
    const count = { affected: pods, of: Math.max(total, pods), isNew: !isFinished(observed.standing) };
    return [
      {
        code,
        weight: cause.some(({ trouble }) => trouble.weight === "cause") ? "cause" : weight,
        sentence: sentence(count),
        pods,
        since: earliest(cause.map(({ trouble }) => trouble.since)),
        due: null,
        evidence: evidenceOf(cause.flatMap(({ trouble }) => trouble.evidence)),
        advice,
        broughtInBy: broughtInBy(observed.last, suspects),
      } satisfies Coded<Finding>,
    ];
  });
}

/** The evidence of a cause: each thing said once, by the pod that it was found at first. */
export function evidenceOf(evidence: readonly Coded<FindingEvidence>[]): Coded<FindingEvidence>[] {
  const seen = new Set<string>();
  return evidence
    .filter(({ field, message }) => {
      const key = `${field} ${message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, MOST_EVIDENCE);
}

function earliest(times: readonly (string | null)[]): string | null {
  const known = times.filter((time) => time !== null).toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return known[0] ?? null;
}
