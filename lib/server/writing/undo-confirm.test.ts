import { expect, test } from "vitest";
import { confirmOf, timeOfConfirm } from "./undo-confirm";

const AT = "2026-01-02T03:04:05.678Z";
const OPERATIONS = [{ op: "add" as const, path: "/spec/paused", value: false }];
const CONFIRM = confirmOf(AT, OPERATIONS);
const after = (milliseconds: number) => new Date(Date.parse(AT) + milliseconds);

test("the same bytes at the same time have the same text, any other another", () => {
  expect(confirmOf(AT, structuredClone(OPERATIONS))).toBe(CONFIRM);
  expect(confirmOf("2026-01-02T03:04:05.679Z", OPERATIONS)).not.toBe(CONFIRM);
  expect(confirmOf(AT, [{ op: "add", path: "/spec/paused", value: true }])).not.toBe(CONFIRM);
});

test("integers beyond 2^53 count with every digit", () => {
  const big = (value: bigint) => confirmOf(AT, [{ op: "add", path: "/x", value }]);
  expect(big(9007199254740993n)).not.toBe(big(9007199254740992n));
});

test.each([
  ["at once", CONFIRM, 0, AT],
  ["for fifteen minutes", CONFIRM, 15 * 60_000, AT],
  ["not longer", CONFIRM, 15 * 60_000 + 1, null],
  ["not before its time", CONFIRM, -1, null],
  ["not as a text without time", "digest", 0, null],
  ["not as a date of another form", CONFIRM.replace("05.678Z", "05Z"), 0, null],
  ["not as an empty text", "", 0, null],
])("it holds %s", (_name, confirm, age, expected) => {
  expect(timeOfConfirm(confirm, after(age))).toBe(expected);
});
