import type { PodMark } from "@/lib/contract/finding";
import type { Revision } from "@/lib/contract/rollout";

/** A pod in the row of its revision; `missing` is one that should be there and is not. */
export type PodSign = { key: string; state: PodMark["state"] | "missing"; pod: PodMark | null };

/** Pods of a revision that are told together, with the most frequent reasons; `serving` and `allReady` count every ready one. */
export type PodCount = {
  kind: Exclude<PodSign["state"], "available"> | "serving" | "allReady";
  pods: number;
  reasons: string[];
};

/** The pods of one revision: as many signs as were asked for, how many more there are, and all of them counted. */
export type PodRow = { signs: PodSign[]; hidden: number; counts: PodCount[] };

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
  const counts = countsOf(signs, !current);
  if (signs.length <= most) return { signs, hidden: 0, counts };
  const telling = signs.toSorted((a, b) => TELLING.indexOf(a.state) - TELLING.indexOf(b.state));
  return { signs: telling.slice(0, most), hidden: signs.length - most, counts };
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

function countsOf(signs: readonly PodSign[], old: boolean): PodCount[] {
  const counted = (kind: PodCount["kind"], ...states: PodSign["state"][]): PodCount => {
    const pods = signs.filter(({ state }) => states.includes(state));
    return { kind, pods: pods.length, reasons: kind === "serving" || kind === "allReady" ? [] : reasonsOf(pods) };
  };
  return [
    counted(old ? "serving" : "allReady", "available", "ready"),
    ...TOLD.map((state) => counted(state, state)),
  ].filter(({ pods }) => pods > 0);
}

/** In the order in which they are told. */
const TOLD = [
  "ready",
  "failing",
  "not-ready",
  "starting",
  "pending",
  "missing",
  "terminating",
  "gone",
] as const satisfies readonly PodCount["kind"][];

/** Of many reasons the two most frequent are told. */
function reasonsOf(pods: readonly PodSign[]): string[] {
  const whys = new Map<string, number>();
  for (const { pod } of pods) if (pod?.why) whys.set(pod.why.text, (whys.get(pod.why.text) ?? 0) + 1);
  const told = [...whys].toSorted(([, a], [, b]) => b - a).map(([why]) => why);
  return told.length > 2 ? [...told.slice(0, 2), "…"] : told;
}
