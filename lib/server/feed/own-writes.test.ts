import { expect, test } from "vitest";
import { OwnWrites } from "./own-writes";

test("what the watch tells from before a write is passed over, what comes after it is not", () => {
  const writes = new OwnWrites();

  expect(writes.note("web", "100", "90")).toBe(true);
  expect(writes.isOlder("web", "99")).toBe(true);
  expect(writes.isOlder("api", "99")).toBe(false);
  expect(writes.isOlder("web", "100")).toBe(false);
  expect(writes.isOlder("web", "99")).toBe(false);
});

test("versions are numbers, not texts", () => {
  const writes = new OwnWrites();

  expect(writes.note("web", "10000000000000000001", "9999999999999999999")).toBe(true);
  expect(writes.isOlder("web", "10000000000000000000")).toBe(true);
});

test("a write that the watch has told already is no news", () => {
  expect(new OwnWrites().note("web", "100", "100")).toBe(false);
  expect(new OwnWrites().note("web", "100", "101")).toBe(false);
});

test("a version that is no number is left to the watch", () => {
  const writes = new OwnWrites();

  expect(writes.note("web", "abc", "90")).toBe(false);
  writes.note("web", "100", undefined);
  expect(writes.isOlder("web", "abc")).toBe(false);
});

test("a cluster that was restored from a backup is believed after half a minute", () => {
  let now = 0;
  const writes = new OwnWrites(() => now);
  writes.note("web", "100", "90");
  now = 30_000;

  expect(writes.isOlder("web", "50")).toBe(false);
});
