import { expect, test } from "vitest";
import { aRevision } from "@/lib/testing/rollout-value";
import { timelineWords } from "@/lib/words/en/screens/timeline";
import { predecessorWords as wordsIn } from "./predecessor-words";

type Revisions = Parameters<typeof wordsIn>;

const predecessorWords = (revision: Revisions[0], predecessor: Revisions[1]) =>
  wordsIn(revision, predecessor, timelineWords);

const gone = (...ranges: readonly (readonly [string, string])[]) => ranges.map(([first, last]) => ({ first, last }));
const one = aRevision({ number: "1" });

test("there is nothing to say of the revision that ran before", () => {
  expect(predecessorWords(aRevision({ predecessorNumber: "1" }), one)).toBeNull();
  expect(predecessorWords(aRevision(), undefined)).toBeNull();
});

test.each([
  [gone(["2", "2"]), "Compared with 1, because 2 is gone."],
  [gone(["2", "3"]), "Compared with 1, because 2 and 3 are gone."],
  [gone(["2", "9"]), "Compared with 1, because 2 to 9 are gone."],
  [gone(["2", "3"], ["5", "9"]), "Compared with 1, because 2, 3 and 5 to 9 are gone."],
])("what is gone between is told: %j", (goneBetween, words) => {
  expect(predecessorWords(aRevision({ goneBetween, predecessorNumber: "1" }), one)).toBe(words);
});

test("a predecessor is called by its number now, and by the one it had then", () => {
  const five = aRevision({ number: "5" });
  expect(predecessorWords(aRevision({ predecessorNumber: "3" }), five)).toBe("Compared with 5, which was 3 then.");
});

test("with none left to compare with, those that ran before are told", () => {
  expect(predecessorWords(aRevision({ goneBetween: gone(["2", "2"]) }), undefined)).toBe(
    "Revision 2, which ran before it, is gone.",
  );
  expect(predecessorWords(aRevision({ goneBetween: gone(["2", "3"]) }), undefined)).toBe(
    "Revisions 2 and 3, which ran before it, are gone.",
  );
});

test("a predecessor without a number goes by its ReplicaSet", () => {
  const odd = aRevision({ number: null, name: "web-old" });
  expect(predecessorWords(aRevision({ goneBetween: gone(["2", "2"]) }), odd)).toBe(
    "Compared with web-old, because 2 is gone.",
  );
});
