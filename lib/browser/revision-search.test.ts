import { expect, test } from "vitest";
import { aRevision } from "@/lib/testing/rollout-value";
import { called } from "@/lib/testing/template-change";
import { searchRevisions } from "./revision-search";

const revisions = [
  aRevision({ number: "4", formerly: ["2"], changeCause: "Fix 결제", images: ["web:1.2"] }),
  aRevision({ number: "3", changeCause: "release 2", images: ["web:1.3"] }),
  aRevision({ number: "1", changes: [called("memory +100 %")] }),
];
const found = (search: string) => searchRevisions(revisions, search).map(({ number }) => number);

test("a number finds the revision that once had it", () => {
  expect(found("2")).toEqual(["4"]);
  expect(found("3")).toEqual(["3"]);
});

test("words are looked for in causes, images and changes", () => {
  expect(found("결제")).toEqual(["4"]);
  expect(found("WEB:1.3")).toEqual(["3"]);
  expect(found("memory")).toEqual(["1"]);
});

test("an empty search keeps everything, in order", () => {
  expect(found(" ")).toEqual(["4", "3", "1"]);
});
