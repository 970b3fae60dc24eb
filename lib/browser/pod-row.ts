import type { PodMark } from "@/lib/contract/finding";
import type { Revision } from "@/lib/contract/rollout";

/** A pod in the row of its revision; `missing` is one that should be there and is not. */
export type PodSign = { key: string; state: PodMark["state"] | "missing"; pod: PodMark | null };

/** The pods of one revision: as many signs as were asked for, how many more there are, and all of them in words. */
export type PodRow = { signs: PodSign[]; hidden: number; words: string[] };

/** What is told first where not all pods have room: what is wrong comes before what is well. */
const TELLING = [
  "failing",
  "not-ready",
  "missing",
  "pending",
  "starting",
  "gone",
  "ready",
  "terminating",
  "available",
] as const satisfies readonly PodSign["state"][];

/**
 * The row of a revision. `pods` are its own, oldest first; null where they are not known, and then its counts stand in
 * for them. Pods keep their places as long as all have room.
 */
export function podRow({ replicas, current }: Revision, pods: readonly PodMark[] | null, most: number): PodRow {
  const signs = pods ? signsOf(pods, replicas.desired) : countedSigns(replicas);
  const words = wordsOf(signs, !current);
  if (signs.length <= most) return { signs, hidden: 0, words };
  const telling = signs.toSorted((a, b) => TELLING.indexOf(a.state) - TELLING.indexOf(b.state));
  return { signs: telling.slice(0, most), hidden: signs.length - most, words };
}

function signsOf(pods: readonly PodMark[], desired: number): PodSign[] {
  const signs = pods.map((pod): PodSign => ({ key: pod.uid, state: pod.state, pod }));
  const alive = pods.filter(({ state }) => state !== "terminating" && state !== "gone").length;
  return [...signs, ...blank("missing", desired - alive)];
}

function countedSigns({ desired, ready, available }: Revision["replicas"]): PodSign[] {
  return [
    ...blank("available", available),
    ...blank("ready", ready - available),
    ...blank("not-ready", desired - ready),
  ];
}

function blank(state: PodSign["state"], count: number): PodSign[] {
  return Array.from({ length: Math.max(0, count) }, (_, place) => ({ key: `${state} ${place}`, state, pod: null }));
}

function wordsOf(signs: readonly PodSign[], old: boolean): string[] {
  const of = (...states: PodSign["state"][]) => signs.filter(({ state }) => states.includes(state));
  const ready = of("available", "ready").length;
  return [
    ready > 0 && `${ready} ready${old ? ", serving" : ""}`,
    counted(of("ready"), "not long enough to count as available"),
    counted(of("failing"), "failing"),
    counted(of("not-ready"), "not ready"),
    counted(of("starting"), "starting"),
    counted(of("pending"), "without a node"),
    counted(of("missing"), "missing"),
    counted(of("terminating"), "ending"),
    counted(of("gone"), "gone"),
  ].filter((words) => words !== false);
}

/** Of many reasons the two most frequent are told. */
function counted(signs: readonly PodSign[], words: string): string | false {
  if (signs.length === 0) return false;
  const whys = new Map<string, number>();
  for (const { pod } of signs) if (pod?.why) whys.set(pod.why, (whys.get(pod.why) ?? 0) + 1);
  const told = [...whys].toSorted(([, a], [, b]) => b - a).map(([why]) => why);
  const reasons = told.length > 2 ? [...told.slice(0, 2), "…"] : told;
  return `${signs.length} ${words}${reasons.length > 0 ? `: ${reasons.join(", ")}` : ""}`;
}
