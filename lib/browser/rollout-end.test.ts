import { expect, test } from "vitest";
import { aRevision, aRollout } from "@/lib/testing/rollout-value";
import { endWords } from "@/lib/words/en/screens/ends";
import type { Rollout } from "@/lib/contract/rollout";
import { rolloutEndOf as endIn } from "./rollout-end";

const rolloutEndOf = (rollout: Rollout) => endIn(rollout, endWords);

const revisions = [aRevision({ number: "4", current: true })];

test.each(["rolling-out", "not-observed"] as const)("a rollout that is %s has not ended", (lead) => {
  expect(rolloutEndOf(aRollout({ lead }))).toBeNull();
});

test("says what is available on which revision", () => {
  expect(rolloutEndOf(aRollout({ revisions }))).toEqual({
    title: "✓ web has rolled out",
    body: "3 of 3 available on revision 4",
  });
});

test("being stuck is an end too", () => {
  expect(rolloutEndOf(aRollout({ lead: "stalled" }))?.title).toBe("✕ web is stuck");
  expect(rolloutEndOf(aRollout({ lead: "pods-refused" }))?.title).toBe("✕ web is stuck");
});

test("a name cannot turn the words around it", () => {
  const ref = { cluster: "dev", namespace: "shop", kind: "deployments", name: "we\u202Eb" } as const;
  expect(rolloutEndOf(aRollout({ ref }))?.title).not.toContain("\u202E");
});
