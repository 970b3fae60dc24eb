import { expect, test } from "vitest";
import { readConfig } from "./config";

test.each([
  [undefined, 5],
  ["", 5],
  ["0", 0],
  [" 12 ", 12],
  ["600", 60],
  ["-1", 5],
  ["soon", 5],
  ["1.5", 5],
])("REWIND_UNDO_DELAY_SECONDS=%s lets a rollback be called off for %i seconds", (text, seconds) => {
  expect(readConfig({ REWIND_UNDO_DELAY_SECONDS: text }).undoDelaySeconds).toBe(seconds);
});
