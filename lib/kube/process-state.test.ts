import { expect, test, vi } from "vitest";

test("two copies of a file, as the bundler makes them for routes and for pages, share their state", async () => {
  const first = await import("./process-state");
  const made = first.onceInProcess("turns", () => new Map([["web", 1]]));
  vi.resetModules();
  const second = await import("./process-state");

  expect(second.onceInProcess).not.toBe(first.onceInProcess);
  expect(second.onceInProcess("turns", () => new Map())).toBe(made);
});
