import { expect, test } from "vitest";
import { aProblem } from "@/lib/testing/problem";
import { ToldProblem } from "./told-problem";
import type { WriteState } from "@/lib/contract/write-state";
import { aRollout } from "@/lib/testing/rollout-value";
import { despite } from "./rollout-actions";
import { followOfUnknown, knownOf, newerOf, nextLookIn, unknownWriteOf } from "./sent-write";

const SENT = { id: "w1", verb: "undo", sentAt: "2026-01-02T03:04:05.000Z", answered: true } as const;
const known = (state: WriteState["state"]): WriteState => ({
  ...SENT,
  state,
  lookedAt: "2026-01-02T03:04:06.000Z",
  rollout: null,
});

test.each<[string, WriteState | undefined, ToldProblem | null, number | false]>([
  ["at once while it is being looked for", known("looking"), null, 1_000],
  ["now and then where it was not seen in time", known("not-seen"), null, 5_000],
  ["never again once it took effect", known("took-effect"), null, false],
  ["never again once it cannot any more", known("overtaken"), null, false],
  [
    "again where the cluster could not be read",
    known("looking"),
    new ToldProblem(aProblem("cluster-unreachable")),
    5_000,
  ],
  ["never where Rewind has forgotten it", undefined, new ToldProblem(aProblem("no-such-write")), false],
])("looks %s", (_when, state, problem, expected) => {
  expect(nextLookIn(state, problem)).toBe(expected);
});

test("before the first look it is looked for, and what Rewind has forgotten is no longer", () => {
  expect(knownOf(undefined, null)).toEqual({ state: "looking", lookedAt: null });
  expect(knownOf(known("looking"), new ToldProblem(aProblem("cluster-unreachable"))).state).toBe("looking");
  expect(knownOf(known("not-seen"), new ToldProblem(aProblem("no-such-write"))).state).toBe("forgotten");
});

test("a look puts nothing older back on the screen", () => {
  const looked = aRollout({ generation: 3 });
  const further = aRollout({ generation: 3, lead: "rolling-out" });
  expect(newerOf(further, looked)).toBe(further);
  expect(newerOf(aRollout({ generation: 2 }), looked)).toBe(looked);
  expect(newerOf(aRollout({ uid: "another", generation: 9 }), looked)).toBe(looked);
  expect(newerOf(undefined, looked)).toBe(looked);
});

test("only an unknown outcome is looked for", () => {
  const place = { to: "one", toCalled: "revision 1", from: "two" };
  const unknown = new ToldProblem(aProblem("outcome-unknown", { detail: "It is not known.", write: SENT }));
  expect(unknownWriteOf(unknown, place)).toEqual({ ...SENT, said: "It is not known.", ...place });
  expect(unknownWriteOf(new ToldProblem(aProblem("rejected", { write: SENT })), place)).toBeNull();
});

test("what took effect after all is followed from when it was sent, a pause is not", () => {
  const write = { ...SENT, said: "", to: "one", toCalled: "revision 1", from: "two" };
  const rollout = aRollout();
  expect(followOfUnknown(write, rollout)).toMatchObject({
    verb: "undo",
    startedAt: Date.parse(SENT.sentAt),
    generation: rollout.generation,
    to: "one",
  });
  expect(followOfUnknown({ ...write, verb: "pause" }, rollout)).toBeNull();
});

test("who was told of an earlier change and asks again means it, unless it is still waited for", () => {
  const told = (answered: boolean) => new ToldProblem(aProblem("write-pending", { write: { ...SENT, answered } }));
  expect([despite(null), despite(told(false)), despite(told(true))]).toEqual([{}, {}, { despite: "w1" }]);
});
