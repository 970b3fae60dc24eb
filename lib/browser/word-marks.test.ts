import { expect, test } from "vitest";
import { wordMarks } from "./word-marks";

const marked = (segments: { text: string; changed: boolean }[] | undefined) =>
  segments?.map(({ text, changed }) => (changed ? `[${text}]` : text)).join("");

test.each([
  ["registry.test/web:2.4.0", "registry.test/web:2.4.1", "registry.test/web:2.4.[0]", "registry.test/web:2.4.[1]"],
  ["/healthz/ready", "/healthz/live", "/healthz/[ready]", "/healthz/[live]"],
  ["--a --b", "--a --new --b", "--a --b", "--a --[new --]b"],
])("%s against %s", (before, after, old, fresh) => {
  const marks = wordMarks(before, after);
  expect([marked(marks?.before), marked(marks?.after)]).toEqual([old, fresh]);
});

test("texts with next to nothing in common are not marked: all of them changed", () => {
  expect(wordMarks("256Mi", "1Gi")).toBeNull();
  expect(wordMarks("/a", "/b")).toBeNull();
});

test("very long texts are not compared by word", () => {
  const long = "word ".repeat(500);
  expect(wordMarks(long, `${long}more`)).toBeNull();
});
