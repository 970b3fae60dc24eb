import { expect, test } from "vitest";
import { OwnWrites } from "./own-writes";

test("what the watch tells from before a write is passed over, what comes after it is not", () => {
  const writes = new OwnWrites<string>();

  expect(writes.note("web", "100", "written", "90")).toBe(true);
  expect(writes.newest("web", "99", "told")).toBe("written");
  expect(writes.newest("api", "99", "told")).toBe("told");
  expect(writes.newest("web", "100", "told")).toBe("told");
  expect(writes.newest("web", "99", "told")).toBe("told");
});

test("versions are numbers, not texts", () => {
  const writes = new OwnWrites<string>();

  expect(writes.note("web", "10000000000000000001", "written", "9999999999999999999")).toBe(true);
  expect(writes.newest("web", "10000000000000000000", "told")).toBe("written");
});

test("a write that the watch has told already is no news", () => {
  expect(new OwnWrites<string>().note("web", "100", "written", "100")).toBe(false);
  expect(new OwnWrites<string>().note("web", "100", "written", "101")).toBe(false);
});

test("a version that is no number is left to the watch", () => {
  const writes = new OwnWrites<string>();

  expect(writes.note("web", "abc", "written", "90")).toBe(false);
  writes.note("web", "100", "written", undefined);
  expect(writes.newest("web", "abc", "told")).toBe("told");
});

test("a cluster that was restored from a backup is believed after half a minute", () => {
  let now = 0;
  const writes = new OwnWrites<string>(() => now);
  writes.note("web", "100", "written", "90");
  now = 30_000;

  expect(writes.newest("web", "50", "told")).toBe("told");
});
