import { expect, test } from "vitest";
import { cutMessage } from "./cut-message";

test("a message is cut to 1,000 characters, and never within one", () => {
  const told = cutMessage(`${"x".repeat(998)}🚑🚑`);

  expect(told).toBe(`${"x".repeat(998)}…`);
  expect(told.isWellFormed()).toBe(true);
  expect(cutMessage("x".repeat(1_000))).toBe("x".repeat(1_000));
});
