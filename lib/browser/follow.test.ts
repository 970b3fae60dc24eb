import { expect, test } from "vitest";
import { aRollout } from "@/lib/testing/rollout-value";
import { followOf, isOver, progressOf } from "./follow";

const accepted = aRollout({ generation: 7, observedGeneration: 6, lead: "not-observed" });
const followed = followOf("undo", accepted, 0, { to: "rs-6", from: "rs-7" });
const replicas = { desired: 10, updated: 10, ready: 10, available: 10, total: 10 };
const later = (said: Parameters<typeof aRollout>[0]) =>
  progressOf(followed, aRollout({ generation: 7, observedGeneration: 7, replicas, ...said }));

test("an accepted write is not yet success, though the old counts look complete", () => {
  expect(progressOf(followed, accepted)).toEqual({ kind: "unobserved" });
  expect(later({ observedGeneration: 6 })).toEqual({ kind: "unobserved" });
});

test("it is done once the controller has seen it and every replica is updated and available", () => {
  expect(later({})).toEqual({ kind: "done", available: 10, desired: 10 });
});

test("old pods that still run keep it from being done", () => {
  expect(later({ replicas: { ...replicas, total: 12 }, lead: "rolling-out" })).toEqual({
    kind: "running",
    updated: 10,
    available: 10,
    desired: 10,
    old: 2,
  });
});

test("replicas that are updated but not available keep it from being done", () => {
  expect(later({ replicas: { ...replicas, available: 8 }, lead: "rolling-out" })).toMatchObject({
    kind: "running",
    available: 8,
  });
});

test("available pods of the old template do not count as progress", () => {
  const counts = { desired: 10, updated: 3, ready: 8, available: 8, total: 11 };
  expect(later({ replicas: counts, lead: "rolling-out" })).toMatchObject({
    kind: "running",
    updated: 3,
    available: 3,
  });
});

test("a later change by somebody else is neither success nor failure of this one", () => {
  expect(later({ live: { digest: "uid-web.template-2" } })).toEqual({ kind: "superseded" });
});

test("a Deployment of the same name is not the one that was rolled back", () => {
  expect(later({ uid: "another" })).toEqual({ kind: "recreated" });
});

test.each([
  ["stalled", "stuck"],
  ["pods-refused", "refused"],
  ["revision-refused", "refused"],
  ["deleting", "deleting"],
  ["not-observed", "unobserved"],
] as const)("%s is said as %s", (lead, kind) => {
  expect(later({ lead }).kind).toBe(kind);
});

test("pausing it in the middle ends the wait", () => {
  expect(later({ paused: true, lead: "paused" })).toEqual({ kind: "paused" });
});

test("scaling to zero completes it", () => {
  expect(
    later({ lead: "scaled-to-zero", replicas: { desired: 0, updated: 0, ready: 0, available: 0, total: 0 } }),
  ).toEqual({ kind: "done", available: 0, desired: 0 });
});

test("a stuck rollout is still watched, because it may recover", () => {
  expect(isOver({ kind: "stuck", said: null })).toBe(false);
  expect(isOver({ kind: "done", available: 1, desired: 1 })).toBe(true);
});
