import { asItIs, asRead, type Plain } from "@/lib/testing/as-it-is";
import { describe, expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { checksOf } from "../checks/checks";
import type { StoredRevision } from "../workload/workload";
import { revisionsOf } from "./revisions";
import type { Rollback } from "./rollback-records";
import { suggestionOf } from "./suggestion";
import { theSurroundings } from "@/lib/testing/surroundings";

const HISTORY = "deployment.kubernetes.io/revision-history";
const ROLLBACKS = "rewind/rollbacks";
const MANAGER = "kube-controller-manager";

type Said = {
  image: string;
  number: number | string;
  formerly?: string;
  records?: readonly Rollback[];
  touched?: string;
};

const shop = aDeployment();
const revision = ({ image, number, formerly, records, touched }: Said) =>
  aReplicaSet(shop, {
    revision: number,
    hash: image.replace(":", "-"),
    image,
    createdAt: `2026-01-01T0${image.replace("web:", "")}:00:00Z`,
    annotations: {
      ...(formerly !== undefined && { [HISTORY]: formerly }),
      ...(records && { [ROLLBACKS]: JSON.stringify(records) }),
    },
    ...(touched !== undefined && {
      metadata: {
        managedFields: [
          {
            manager: MANAGER,
            time: touched,
            fieldsV1: { "f:metadata": { "f:annotations": { "f:deployment.kubernetes.io/revision": {} } } },
          },
        ],
      },
    }),
  });
const uid = (image: string) => `uid-of-web-${image.replace(":", "-")}`;
const back = (said: Partial<Plain<Rollback>> & { to: string }): Rollback =>
  asRead<Rollback>({
    toNumber: null,
    from: null,
    fromNumber: null,
    by: "ada",
    at: "2026-01-02T03:04:05.678Z",
    reason: null,
    ...said,
  });
const web = (image: string, records: readonly Rollback[] = []) =>
  aDeployment({ image, annotations: records.length > 0 ? { [ROLLBACKS]: JSON.stringify(records) } : {} });
const told = (workload: ReturnType<typeof web>, kept: readonly StoredRevision[]) =>
  Object.fromEntries(inEnglish(revisionsOf(workload, kept)).map((one) => [one.images[0], one]));

describe("1, 2, 3, rolled back to 1 for a reason, then 5, while only two old revisions are kept", () => {
  const record = back({
    to: uid("web:1"),
    toNumber: "4",
    from: uid("web:3"),
    fromNumber: "3",
    reason: "web:3 answers 500",
  });
  const kept = [2, 3, 5].map((number) => revision({ image: `web:${number}`, number }));
  const workload = web("web:5", [record]);

  test("what the record calls bad is marked, though the revision that was rolled back to is gone", () => {
    expect(told(workload, kept)).toMatchObject({
      "web:3": {
        flags: ["rolled-back-from"],
        leftBehind: { by: "ada", at: "2026-01-02T03:04:05.678Z", reason: "web:3 answers 500" },
      },
      "web:2": { flags: [], leftBehind: null },
    });
  });
  test("and is not proposed while there is another one", () => {
    expect(suggestionOf(workload, kept)).toMatchObject({ uid: uid("web:2") });
  });
  test("where there is no other it is proposed, with the warning", () => {
    const two = kept.slice(1);
    expect(suggestionOf(workload, two)).toMatchObject({ uid: uid("web:3") });
    const [, bad] = kept;
    const checks = bad ? checksOf(workload, two, bad, theSurroundings(), asItIs) : [];
    expect(inEnglish(checks).find(({ code }) => code === "rolled-back-from")).toMatchObject({
      state: "warn",
      sentence: { text: "Somebody rolled back from revision 3, and it has not run since." },
      evidence: [{ kind: "Deployment", field: { text: "annotation rewind/rollbacks" }, by: "ada" }],
    });
  });
  test("a copy of the record on a ReplicaSet says the same where kubectl has replaced the annotations", () => {
    const copies = [...kept.slice(0, 2), revision({ image: "web:5", number: 5, records: [record] })];
    expect(told(web("web:5"), copies)["web:3"]?.flags).toEqual(["rolled-back-from"]);
  });
  test("the gap is told: 4 came before 5 and is no longer there", () => {
    expect(told(workload, kept)["web:5"]).toMatchObject({
      predecessor: uid("web:3"),
      predecessorNumber: "3",
      goneBetween: [{ first: "4", last: "4" }],
    });
  });
  test("what was rolled back from and has run again since is not marked for the first time", () => {
    const again = [revision({ image: "web:3", number: 5, formerly: "3" }), revision({ image: "web:6", number: 6 })];
    expect(told(web("web:6", [record]), again)["web:3"]?.flags).toEqual([]);
  });
});

describe("a record is about one reign", () => {
  const record = back({ to: uid("web:1"), toNumber: "3", from: uid("web:2"), fromNumber: "2", reason: "500" });

  test("it is told while the ReplicaSet has that number, and before the controller has renumbered it", () => {
    const two = revision({ image: "web:2", number: 2 });
    const workload = web("web:1", [record]);
    for (const one of [
      revision({ image: "web:1", number: 3, formerly: "1" }),
      revision({ image: "web:1", number: 1 }),
    ]) {
      expect(told(workload, [one, two])["web:1"]?.rollback).toMatchObject({ from: "2", by: "ada", reason: "500" });
    }
  });
  test("not when kubectl brings the same ReplicaSet back later", () => {
    const kept = [
      revision({ image: "web:1", number: 5, formerly: "1,3", records: [record] }),
      revision({ image: "web:2", number: 2 }),
      revision({ image: "web:4", number: 4 }),
    ];
    expect(told(web("web:1", [record]), kept)["web:1"]?.rollback).toBeNull();
  });
  test.each([
    ["3", "1", true],
    ["5", "1,3", false],
  ])("one that does not name the number is about the first one after what was left: %s", (number, formerly, holds) => {
    const old = { ...record, toNumber: null };
    const kept = [revision({ image: "web:1", number, formerly }), revision({ image: "web:2", number: 2 })];
    expect(told(web("web:1", [old]), kept)["web:1"]?.rollback !== null).toBe(holds);
  });
  test.each([
    ["3", undefined, true],
    ["5", "3", false],
  ])(
    "one that names no number at all is believed of a ReplicaSet that was never reused: %s",
    (number, formerly, holds) => {
      const old = back({ to: uid("web:1") });
      const one = revision({ image: "web:1", number, ...(formerly !== undefined && { formerly }) });
      expect(told(web("web:1", [old]), [one])["web:1"]?.rollback !== null).toBe(holds);
    },
  );
});

describe("what ran before a revision", () => {
  test("is the revision of the number before, whatever number that has now", () => {
    const kept = [
      revision({ image: "web:1", number: 5, formerly: "1,3" }),
      revision({ image: "web:2", number: 2 }),
      revision({ image: "web:4", number: 4 }),
    ];
    expect(told(web("web:1"), kept)).toMatchObject({
      "web:1": { predecessor: uid("web:4"), predecessorNumber: "4" },
      "web:4": {
        predecessor: uid("web:1"),
        predecessorNumber: "3",
        goneBetween: [],
        changes: [{ text: "image web:1 → 4" }],
      },
      "web:2": { predecessor: uid("web:1"), predecessorNumber: "1", goneBetween: [] },
    });
  });
  test("where that is gone, the nearest that is still there, and which are gone", () => {
    const kept = [1, 4, 5].map((number) => revision({ image: `web:${number}`, number }));
    expect(told(web("web:5"), kept)).toMatchObject({
      "web:4": { predecessor: uid("web:1"), goneBetween: [{ first: "2", last: "3" }] },
      "web:1": { predecessor: null, goneBetween: [] },
    });
  });
  test("never itself: with all others gone there is none, and that is told", () => {
    const [only] = revisionsOf(web("web:1"), [revision({ image: "web:1", number: 3, formerly: "1" })]);
    expect(only).toMatchObject({ predecessor: null, goneBetween: [{ first: "2", last: "2" }], changes: [] });
  });
  test("before the controller has renumbered what was brought back, already what was left", () => {
    const kept = [1, 2, 3].map((number) => revision({ image: `web:${number}`, number }));
    expect(told(web("web:1"), kept)).toMatchObject({
      "web:1": { predecessor: uid("web:3") },
      "web:3": { flags: ["rolled-back-from"] },
    });
  });
  test("the record's word counts where the controller never numbered what was left", () => {
    const record = back({ to: uid("web:1"), toNumber: "4", from: uid("web:2"), fromNumber: "2" });
    const kept = [
      revision({ image: "web:1", number: 4, formerly: "1" }),
      revision({ image: "web:2", number: 2 }),
      revision({ image: "web:3", number: 3 }),
    ];
    expect(told(web("web:1", [record]), kept)["web:1"]).toMatchObject({
      predecessor: uid("web:2"),
      predecessorNumber: "2",
    });
  });
});

describe("when a revision became current the last time", () => {
  const later = revision({ image: "web:4", number: 4 });

  test("to the millisecond where a record of its rollback says so, though it was replaced since", () => {
    const record = back({
      to: uid("web:1"),
      toNumber: "3",
      from: uid("web:2"),
      fromNumber: "2",
      at: "2026-01-01T03:30:00.123Z",
    });
    const one = revision({ image: "web:1", number: 3, formerly: "1", touched: "2026-01-01T04:00:00Z" });
    expect(told(web("web:4", [record]), [one, later])["web:1"]?.rolledOut).toEqual({
      at: "2026-01-01T03:30:00.123Z",
      noLaterThan: false,
    });
  });
  test("at the latest when its successor began, where nobody recorded it", () => {
    const one = revision({ image: "web:1", number: 3, formerly: "1", touched: "2026-01-01T09:00:00Z" });
    expect(told(web("web:4"), [one, later])["web:1"]?.rolledOut).toEqual({
      at: "2026-01-01T04:00:00Z",
      noLaterThan: true,
    });
  });
  test("when its ReplicaSet was created, where that was never reused", () => {
    expect(told(web("web:4"), [later])["web:4"]?.rolledOut).toEqual({ at: "2026-01-01T04:00:00Z", noLaterThan: false });
  });
});
