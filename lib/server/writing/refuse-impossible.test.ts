import { expect, test } from "vitest";
import { ProblemError } from "@/lib/contract/problem-error";
import { inEnglish } from "@/lib/testing/in-english";
import { refuseImpossible } from "./refuse-impossible";

test("an action that a kind of workload does not have is refused, before anything is read", () => {
  const steadfast = { resource: "deployments", actions: ["undo", "restart"] } as const;
  expect(() => refuseImpossible(steadfast, "restart")).not.toThrow();
  let refused: unknown;
  try {
    refuseImpossible(steadfast, "pause");
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(ProblemError);
  const { code, told } = refused as ProblemError;
  expect([code, inEnglish(told).text]).toEqual(["not-found", "Deployments cannot be paused."]);
});
