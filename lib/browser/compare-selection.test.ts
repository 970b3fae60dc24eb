import { expect, test } from "vitest";
import type { Revision } from "@/lib/contract/rollout";
import { askedBy, comparisonOf, pickSide, revisionAt, swapped, unknownSides, writeAsked } from "./compare-selection";

type RolloutHistory = Parameters<typeof comparisonOf>[0];

const revision = (uid: string, predecessor: string | null, current = false) =>
  ({ uid, predecessor, current, number: uid.slice(1) }) as Revision;

/** Number 4 was reused as 7, so the order is 7, 6, 5, 3. */
const history: RolloutHistory = {
  revisions: [revision("r7", "r6", true), revision("r6", "r5"), revision("r5", "r3"), revision("r3", null)],
  suggested: { kind: "revision", uid: "r6", why: "still-serving" },
};
const pending: RolloutHistory = { ...history, revisions: history.revisions.map((one) => ({ ...one, current: false })) };
const asked = (search: string) => askedBy(new URLSearchParams(search));

test("what nobody chose is what the proposed undo would take back", () => {
  expect(comparisonOf(history, asked(""))).toEqual({ from: "r6", to: "live" });
});

test("without anything to go back to there is no left side", () => {
  const alone: RolloutHistory = {
    revisions: [revision("r1", null, true)],
    suggested: { kind: "none", why: "only-one-revision" },
  };
  expect(comparisonOf(alone, asked(""))).toEqual({ from: null, to: "live" });
  expect(pickSide(alone, { from: null, to: "live" }, "from", "r1")).toEqual({ from: null, to: "live" });
});

test.each([
  ["from=r3&to=r5", { from: "r3", to: "r5" }],
  ["from=r5", { from: "r5", to: "live" }],
  ["from=live&to=r3", { from: "live", to: "r3" }],
  ["to=live", { from: "r6", to: "live" }],
  ["from=nobody&to=r3", { from: "nobody", to: "r3" }],
])("an address with %s means exactly that", (search, comparison) => {
  expect(comparisonOf(history, asked(search))).toEqual(comparison);
});

test("an address with a right side only asks what that revision changed, against its predecessor by order", () => {
  expect(comparisonOf(history, asked("to=r5"))).toEqual({ from: "r3", to: "r5" });
  expect(comparisonOf(history, asked("to=r3"))).toEqual({ from: "r6", to: "r3" });
});

test("an address that names one revision puts it on the left side, or shows what the current one changed", () => {
  expect(comparisonOf(history, asked("revision=r3"))).toEqual({ from: "r3", to: "live" });
  expect(comparisonOf(history, asked("revision=r7"))).toEqual({ from: "r6", to: "r7" });
});

test("what an address does not know counts as not said", () => {
  expect(asked("view=nonsense&other=1")).toEqual({ from: null, to: null, revision: null, view: null });
  expect(asked("view=yaml").view).toBe("yaml");
});

test("what was chosen is written into the address beside what stands there already", () => {
  const search = new URLSearchParams("rollback=r3&view=yaml&revision=r5");
  writeAsked(search, { from: "r3", to: "live", revision: null, view: null });
  expect(search.toString()).toBe("rollback=r3&from=r3&to=live");
});

test("the live template is the current revision's, and nobody's while a change is pending", () => {
  expect(revisionAt(history, "live")?.uid).toBe("r7");
  expect(revisionAt(pending, "live")).toBeUndefined();
  expect(revisionAt(history, null)).toBeUndefined();
});

test("a uid that the history does not have is unknown, the live template never is", () => {
  expect(unknownSides(history, { from: "r3", to: "live" })).toEqual([]);
  expect(unknownSides(pending, { from: "live", to: "r3" })).toEqual([]);
  expect(unknownSides(history, { from: "gone", to: "nobody" })).toEqual(["gone", "nobody"]);
});

test("choosing a side leaves the other one", () => {
  expect(pickSide(history, { from: "r6", to: "live" }, "from", "r3")).toEqual({ from: "r3", to: "live" });
  expect(pickSide(history, { from: "r6", to: "live" }, "to", "r5")).toEqual({ from: "r6", to: "r5" });
  expect(pickSide(pending, { from: "r6", to: "live" }, "from", "r7")).toEqual({ from: "r7", to: "live" });
});

test("a revision is never compared with itself: choosing the other side shows what it changed", () => {
  expect(pickSide(history, { from: "r3", to: "live" }, "from", "r7")).toEqual({ from: "r6", to: "r7" });
  expect(pickSide(history, { from: "r6", to: "live" }, "to", "r6")).toEqual({ from: "r5", to: "r6" });
});

test("choosing the oldest revision on the other side turns the comparison round", () => {
  expect(pickSide(history, { from: "r6", to: "r3" }, "from", "r3")).toEqual({ from: "r3", to: "r6" });
});

test("swapping twice changes nothing, and nothing can be swapped without a left side", () => {
  const both = { from: "r3", to: "live" };
  expect(swapped(both)).toEqual({ from: "live", to: "r3" });
  expect(swapped(swapped(both))).toEqual(both);
  expect(swapped({ from: null, to: "live" })).toEqual({ from: null, to: "live" });
});
