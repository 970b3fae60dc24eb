import { expect, test } from "vitest";
import type { PodMark } from "@/lib/contract/finding";
import { aRevision } from "@/lib/testing/rollout-value";
import { podWords } from "@/lib/words/en/screens/pods";
import { podRow, type PodRow } from "./pod-row";

const inWords = ({ counts: all }: PodRow) => all.map(({ kind, pods, reasons }) => podWords.states[kind](pods, reasons));

const pod = (name: string, state: PodMark["state"], why: string | null = null): PodMark => ({
  uid: name,
  name,
  revision: "r",
  state,
  why: why === null ? null : { code: "finding.mark.reason", facts: { reason: why }, text: why },
  restarts: 0,
  createdAt: "2026-01-01T12:00:00Z",
  readySince: null,
});
const counts = (desired: number, ready: number, available = ready) =>
  aRevision({ current: true, replicas: { desired, ready, available } });

test("pods stand in the order they came, and in words by state", () => {
  const row = podRow(
    counts(4, 1),
    [pod("a", "failing", "CrashLoopBackOff"), pod("b", "available"), pod("c", "starting", "pulling"), pod("d", "gone")],
    9,
  );

  expect(row.signs.map(({ key, state }) => [key, state])).toEqual([
    ["a", "failing"],
    ["b", "available"],
    ["c", "starting"],
    ["d", "gone"],
    ["missing 0", "missing"],
  ]);
  expect(inWords(row)).toEqual([
    "1 ready",
    "1 failing: CrashLoopBackOff",
    "1 starting: pulling",
    "1 missing",
    "1 gone",
  ]);
});

test("of a thousand pods as many are shown as have room, what is wrong first", () => {
  const well = Array.from({ length: 997 }, (_, index) => pod(`well-${index}`, "available"));
  const row = podRow(
    counts(1_000, 997),
    [...well, pod("x", "failing"), pod("y", "pending"), pod("z", "not-ready")],
    40,
  );

  expect(row.signs).toHaveLength(40);
  expect(row.signs.slice(0, 4).map(({ key }) => key)).toEqual(["x", "z", "y", "well-0"]);
  expect(row.hidden).toBe(960);
  expect(inWords(row)[0]).toBe("997 ready");
});

test("pods that are ending make room for those that are wanted", () => {
  const row = podRow(counts(1, 0), [pod("a", "terminating")], 9);
  expect(inWords(row)).toEqual(["1 missing", "1 ending"]);
});

test("an older revision that answers serves, also before its time as available is over", () => {
  const old = aRevision({ current: false, replicas: { desired: 3, ready: 2, available: 1 } });
  expect(inWords(podRow(old, null, 9))).toEqual([
    "2 ready, serving",
    "1 not long enough to count as available",
    "1 not ready",
  ]);
});

test("of many reasons the two most frequent are told", () => {
  const pods = ["A", "B", "B", "C"].map((why, place) => pod(String(place), "failing", why));
  expect(inWords(podRow(counts(4, 0), pods, 9))).toEqual(["4 failing: B, A, …"]);
});
