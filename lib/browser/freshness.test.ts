import { expect, test } from "vitest";
import { aProblem } from "@/lib/testing/problem";
import { ToldProblem } from "./told-problem";
import { refreshIn } from "./freshness";

test("a screen that can read reads at its own pace", () => {
  expect(refreshIn(1000, null)).toBe(1000);
});

test("a cluster that does not answer is asked again, though never faster than every few seconds", () => {
  expect(refreshIn(1000, new ToldProblem(aProblem("cluster-unreachable")))).toBe(5000);
});

test("a busy cluster is given the time it asked for", () => {
  expect(refreshIn(5000, new ToldProblem(aProblem("busy", { retryAfterSeconds: 30 })))).toBe(30_000);
});

test.each(["unauthenticated", "credential-plugin-failed", "no-kubeconfig"] as const)(
  "%s waits for a person, because asking again would run the same login in a loop",
  (code) => {
    expect(refreshIn(5000, new ToldProblem(aProblem(code)))).toBe(false);
  },
);
