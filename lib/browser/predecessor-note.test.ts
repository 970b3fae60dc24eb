import { expect, test } from "vitest";
import { aRevision } from "@/lib/testing/rollout-value";
import { predecessorWords } from "@/lib/words/en/screens/predecessors";
import { predecessorNote } from "./predecessor-note";

const gone = (...ranges: readonly (readonly [string, string])[]) => ranges.map(([first, last]) => ({ first, last }));
const one = aRevision({ number: "1" });

test("there is nothing to say of the revision that ran before", () => {
  expect(predecessorNote(predecessorWords, aRevision({ predecessorNumber: "1" }), one)).toBeNull();
  expect(predecessorNote(predecessorWords, aRevision(), undefined)).toBeNull();
});

test.each([
  [gone(["2", "2"]), "Compared with 1, the nearest revision that still exists; 2 in between is gone."],
  [gone(["2", "3"]), "Compared with 1, the nearest revision that still exists; 2 and 3 in between are gone."],
  [gone(["2", "9"]), "Compared with 1, the nearest revision that still exists; 2 to 9 in between are gone."],
  [
    gone(["2", "3"], ["5", "9"]),
    "Compared with 1, the nearest revision that still exists; 2, 3 and 5 to 9 in between are gone.",
  ],
])("what is gone between is told: %j", (goneBetween, words) => {
  expect(predecessorNote(predecessorWords, aRevision({ goneBetween, predecessorNumber: "1" }), one)).toBe(words);
});

test("a predecessor is called by its number now, and by the one it had then", () => {
  const five = aRevision({ number: "5" });
  expect(predecessorNote(predecessorWords, aRevision({ predecessorNumber: "3" }), five)).toBe(
    "Compared with 5, then 3.",
  );
});

test("with none left to compare with, those that ran before are told", () => {
  expect(predecessorNote(predecessorWords, aRevision({ goneBetween: gone(["2", "2"]) }), undefined)).toBe(
    "Revision 2, which ran before it, no longer exists.",
  );
  expect(predecessorNote(predecessorWords, aRevision({ goneBetween: gone(["2", "3"]) }), undefined)).toBe(
    "Revisions 2 and 3, which ran before it, no longer exist.",
  );
});

test("a predecessor without a number goes by its ReplicaSet", () => {
  const odd = aRevision({ number: null, name: "web-old" });
  expect(predecessorNote(predecessorWords, aRevision({ goneBetween: gone(["2", "2"]) }), odd)).toBe(
    "Compared with web-old, the nearest revision that still exists; 2 in between is gone.",
  );
});
