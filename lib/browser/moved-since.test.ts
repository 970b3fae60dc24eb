import { expect, test } from "vitest";
import { aProblem } from "@/lib/testing/problem";
import { aRevision, aRollout } from "@/lib/testing/rollout-value";
import { aState } from "@/lib/testing/rollout-state";
import { movedSince } from "./moved-since";

const seen = aRollout({ revisions: [aRevision({ number: "2", current: true }), aRevision({ number: "1" })] });

test("counts, status and numbers that change do not disturb a question", () => {
  const replicas = { desired: 9, updated: 1, ready: 1, available: 1, total: 9 };
  const latest = {
    ...seen,
    replicas,
    generation: 7,
    message: "waiting",
    state: aState("stalled"),
  };

  expect(movedSince(seen, latest, "rs-1", false)).toBeNull();
});

test.each([
  ["recreated", { uid: "another" }],
  ["deleting", { state: aState("deleting") }],
  ["revision-gone", { revisions: [aRevision({ number: "2", current: true })] }],
  ["changed", { live: { digest: "uid-web.template-2" } }],
  ["paused", { paused: true }],
] as const)("%s is told", (move, now) => {
  expect(
    movedSince(
      seen,
      { ...seen, ...now, revisions: [...("revisions" in now ? now.revisions : seen.revisions)] },
      "rs-1",
      false,
    ),
  ).toBe(move);
});

test("a pause is no news to a rollback that resumes, but a resume is", () => {
  const paused = { ...seen, paused: true };

  expect(movedSince(seen, paused, "rs-1", true)).toBeNull();
  expect(movedSince(paused, paused, "rs-1", true)).toBeNull();
  expect(movedSince(paused, seen, "rs-1", true)).toBe("resumed");
});

test("a history that cannot be read at the moment does not say that a revision is gone", () => {
  const problem = aProblem("forbidden");

  expect(movedSince(seen, { ...seen, revisions: [], historyProblem: problem }, "rs-1", false)).toBeNull();
});
