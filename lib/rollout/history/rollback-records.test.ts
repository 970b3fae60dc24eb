import { rawOf } from "@/lib/contract/cluster-text";
import { asRead, type Plain } from "@/lib/testing/as-it-is";
import { describe, expect, test } from "vitest";
import { aDeployment } from "@/lib/testing/objects";
import { recordsIn, type Rollback, rollbackTexts, toRecord } from "./rollback-records";

const ROLLBACKS = "rewind/rollbacks";
const web = aDeployment();
const to = "uid-1";

const aRollback = (said: Partial<Plain<Rollback>> = {}): Rollback =>
  asRead<Rollback>({
    to,
    toNumber: "4",
    from: "uid-3",
    fromNumber: "3",
    by: "ada",
    at: "2026-01-02T03:04:05.678Z",
    reason: "checkout answers 500",
    ...said,
  });
const noted = (text: string) => aDeployment({ annotations: { [ROLLBACKS]: text } });
const withRollback = (...given: Parameters<typeof rollbackTexts>) => rollbackTexts(...given)[0] ?? "";
const recordTo = (...texts: string[]) => {
  const found = recordsIn(texts.map((text) => ({ [ROLLBACKS]: text }))).findLast((rollback) => rollback.to === to);
  return found ? toRecord(found) : null;
};
const read = (text: string) => recordTo(text);

describe("what is written", () => {
  test("is read again", () => {
    expect(read(withRollback(web, aRollback()))).toEqual({
      from: "3",
      fromUid: "uid-3",
      by: "ada",
      at: "2026-01-02T03:04:05.678Z",
      reason: "checkout answers 500",
    });
  });
  test("keeps the ten newest, newest last", () => {
    const text = Array.from({ length: 14 }).reduce<string>(
      (before, _none, index) => withRollback(noted(before), aRollback({ to: `uid-${index}` })),
      "",
    );
    const uids = (JSON.parse(text) as Rollback[]).map((rollback) => rollback.to);
    expect(uids).toEqual(["4", "5", "6", "7", "8", "9", "10", "11", "12", "13"].map((index) => `uid-${index}`));
  });
  test.each(["가", "x", "\u0000", "🚑", '"'])(
    "never exceeds 8 kB, of whatever characters its texts are",
    (character) => {
      const long = aRollback({ reason: character.repeat(32_768), by: character.repeat(5_000) });
      let text = "";
      for (let times = 0; times < 12; times++) text = withRollback(noted(text), long);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8_192);
      const found = read(text);
      expect([...(found?.reason ? rawOf(found.reason) : "")]).toHaveLength(500);
      expect([...(found?.by ? rawOf(found.by) : "")]).toHaveLength(200);
      expect(found?.reason && rawOf(found.reason).endsWith("…")).toBe(true);
    },
  );
  test("can be shorter, down to the new one alone", () => {
    const before = JSON.stringify([aRollback({ reason: "first" }), aRollback({ reason: "second" })]);
    const reasons = rollbackTexts(noted(before), aRollback({ reason: "third" })).map((text) =>
      (JSON.parse(text) as Rollback[]).map(({ reason }) => reason),
    );
    expect(reasons).toEqual([["first", "second", "third"], ["second", "third"], ["third"]]);
  });
  test("replaces what is no list of ours", () => {
    expect(withRollback(noted('{"to":1}'), aRollback())).toBe(JSON.stringify([aRollback()]));
  });
});

describe("what is read", () => {
  test("the latest rollback to a revision stands last", () => {
    const list = [aRollback({ reason: "first" }), aRollback({ reason: "second" }), aRollback({ to: "uid-9" })];
    expect(read(JSON.stringify(list))?.reason).toBe("second");
  });
  test("of several annotations, the last one's word about the same rollback counts; the others add what it lacks", () => {
    const copy = JSON.stringify([
      aRollback({ reason: "as it was then" }),
      aRollback({ to: "uid-9", at: "2026-01-01T00:00:00.000Z" }),
    ]);
    expect(recordTo(copy, JSON.stringify([aRollback({ reason: "now" })]))?.reason).toBe("now");
    expect(recordTo(copy, "[]")?.reason).toBe("as it was then");
    const all = recordsIn([{ [ROLLBACKS]: copy }, undefined, { [ROLLBACKS]: JSON.stringify([aRollback()]) }]);
    expect(all.map((rollback) => rollback.to)).toEqual(["uid-9", to]);
  });

  test.each([
    "",
    "null",
    "{}",
    '"text"',
    "[null,1,[],{}]",
    "not json",
    JSON.stringify([aRollback({ at: "yesterday" })]),
    JSON.stringify([aRollback({ at: "+012026-01-02T00:00:00Z" })]),
    JSON.stringify([{ ...aRollback(), by: { toString: "x" } }]),
    JSON.stringify([{ ...aRollback(), at: 5 }]),
    `[${"[".repeat(4_000)}${"]".repeat(4_000)}]`,
    JSON.stringify(Array.from({ length: 100 }, () => aRollback())),
  ])("anybody may write annotations: %j says nothing", (text) => {
    expect(read(text)).toBeNull();
  });
  test("an entry that is none is passed over, fields that are none are left out", () => {
    const text = JSON.stringify(["x", { ...aRollback(), from: 7, fromNumber: "<b>3</b>", reason: [] }, {}]);
    expect(read(text)).toMatchObject({ from: null, fromUid: null, by: "ada", reason: null });
  });
  test("long texts are cut and times are told as the contract wants them", () => {
    const found = read(JSON.stringify([aRollback({ by: "x".repeat(900), at: "2026-01-02T03:04:05Z" })]));
    expect(found?.by).toHaveLength(200);
    expect(found?.at).toBe("2026-01-02T03:04:05.000Z");
  });
  test("keys that objects inherit are not fields", () => {
    expect(read('[{"__proto__":{"to":"x","by":"y","at":"2026-01-02T03:04:05Z"}}]')).toBeNull();
  });
});
