import { describe, expect, test } from "vitest";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { chronicleOf } from "./chronicle";
import { leftOverOnWorkload, leftOverOnItsOwn } from "./left-over";
import type { Metadata } from "../objects/objects";
import { revisionsOf } from "./revisions";

const CAUSE = "kubernetes.io/change-cause";
const HISTORY = "deployment.kubernetes.io/revision-history";
const ROLLBACKS = "rewind/rollbacks";
const REASON = "checkout answers 500";

const shop = aDeployment();
const revision = (number: number, cause: string | null, image = `web:${number}`, more: Record<string, string> = {}) =>
  aReplicaSet(shop, {
    revision: number,
    hash: image.replace(":", "-"),
    image,
    annotations: { ...(cause !== null && { [CAUSE]: cause }), ...more },
  });
const record = (more: object = {}) =>
  JSON.stringify([
    {
      to: "uid-of-web-web-1",
      toNumber: "3",
      from: "uid-of-web-web-2",
      fromNumber: "2",
      by: "ada",
      at: "2026-01-02T00:00:00Z",
      reason: REASON,
      ...more,
    },
  ]);
const causesOf = (workload: ReturnType<typeof aDeployment>, stored: ReturnType<typeof revision>[]) =>
  revisionsOf(workload, stored).map(({ number, changeCause, leftOver, ownCause }) => [
    number,
    changeCause,
    leftOver,
    ownCause,
  ]);

describe("a change cause", () => {
  const web = aDeployment({ image: "web:3" });

  test("that is the same as that of the revision before is left over from it", () => {
    expect(causesOf(web, [revision(1, "first"), revision(2, "first"), revision(3, "third")])).toEqual([
      ["3", "third", null, null],
      ["2", "first", "cause", null],
      ["1", "first", null, null],
    ]);
  });
  test("that is none is not left over", () => {
    expect(causesOf(web, [revision(2, null), revision(3, null)])).toEqual([
      ["3", null, null, null],
      ["2", null, null, null],
    ]);
  });
  test("of the Deployment is left over while no revision has its template, and it still says what the last one says", () => {
    const pending = (cause: string) => aDeployment({ image: "web:9", annotations: { [CAUSE]: cause } });
    const kept = [revision(1, "first"), revision(2, "second")];
    const leftOver = (cause: string) => leftOverOnWorkload(chronicleOf(pending(cause), kept), pending(cause));
    expect([leftOver("second"), leftOver("third"), leftOver("first")]).toEqual(["cause", null, null]);
  });
});

describe("the reason of a rollback", () => {
  const own = JSON.stringify({ storedRevision: "uid-of-web-web-1", cause: "first" });
  const brought = (number: number, formerly: string) =>
    revision(number, REASON, "web:1", { [HISTORY]: formerly, "rewind/own-cause": own, [ROLLBACKS]: record() });
  const web = (image: string) => aDeployment({ image, annotations: { [CAUSE]: REASON, [ROLLBACKS]: record() } });

  test("is the cause of the revision that was rolled back to", () => {
    expect(causesOf(web("web:1"), [revision(2, "second"), brought(3, "1")])).toEqual([
      ["3", REASON, null, "first"],
      ["2", "second", null, null],
    ]);
  });
  test("is never that of what is rolled out after it without a cause", () => {
    const kept = [revision(2, "second"), brought(3, "1"), revision(4, REASON), revision(5, REASON)];
    expect(causesOf(web("web:5"), kept)).toEqual([
      ["5", null, "reason", null],
      ["4", null, "reason", null],
      ["3", REASON, null, "first"],
      ["2", "second", null, null],
    ]);
    expect(leftOverOnWorkload(chronicleOf(web("web:5"), kept), web("web:5"))).toBe("reason");
  });
  test("nor where the revision it was about is gone", () => {
    expect(causesOf(web("web:4"), [revision(4, REASON)])).toEqual([["4", null, "reason", null]]);
  });
  test("nor of a later reign of the same ReplicaSet, whose own cause is kept", () => {
    expect(causesOf(web("web:1"), [revision(4, "fourth"), brought(5, "1,3")])).toEqual([
      ["5", null, "reason", "first"],
      ["4", "fourth", null, null],
    ]);
  });
  test("is known by its beginning where the record has no more of it", () => {
    const long = "x".repeat(900);
    const workload = aDeployment({
      image: "web:4",
      annotations: { [ROLLBACKS]: record({ reason: `${"x".repeat(499)}…` }) },
    });
    expect(causesOf(workload, [revision(4, long)])).toEqual([["4", null, "reason", null]]);
  });
  test("that says what an older revision said does not make that one's cause a reason", () => {
    const workload = aDeployment({ image: "web:1", annotations: { [ROLLBACKS]: record({ reason: "second" }) } });
    expect(causesOf(workload, [revision(2, "second"), revision(3, "second", "web:1", { [HISTORY]: "1" })])).toEqual([
      ["3", "second", null, null],
      ["2", "second", null, null],
    ]);
  });
});

describe("by the Deployment alone", () => {
  const leftOver = (
    revisionNumber: number,
    metadata: Partial<Metadata> = {},
    annotations: Record<string, string> = {},
  ) =>
    leftOverOnItsOwn(
      aDeployment({
        metadata: {
          ...metadata,
          annotations: {
            "deployment.kubernetes.io/revision": String(revisionNumber),
            [CAUSE]: REASON,
            ...annotations,
          },
        },
      }),
    );

  test("a rollback's reason is left over once the number has gone on", () => {
    expect(leftOver(3, {}, { [ROLLBACKS]: record() })).toBeNull();
    expect(leftOver(4, {}, { [ROLLBACKS]: record() })).toBe("reason");
  });
  test("so it is where the record does not name the number, and nothing is said", () => {
    expect(leftOver(9, {}, { [ROLLBACKS]: record({ toNumber: null }) })).toBeNull();
  });

  const cause = (time: string) => ({
    manager: "kubectl-annotate",
    time,
    fieldsV1: { "f:metadata": { "f:annotations": { [`f:${CAUSE}`]: {} } } },
  });
  const template = (time: string, more: object = {}) => ({
    manager: "kubectl-set",
    time,
    fieldsV1: { "f:spec": { "f:template": {}, ...more } },
  });
  test.each([
    ["cause", "12:00:00", "12:00:01", {}],
    [null, "12:00:01", "12:00:01", {}],
    [null, "12:00:02", "12:00:01", {}],
    // That manager may have changed only this since.
    [null, "12:00:00", "12:00:01", { "f:replicas": {} }],
  ])(
    "a cause is left over (%s) when it was written at %s and the template at %s, with %j",
    (expected, first, then, more) => {
      const managedFields = [cause(`2026-01-01T${first}Z`), template(`2026-01-01T${then}Z`, more)];
      expect(leftOver(2, { managedFields })).toBe(expected);
    },
  );
  test("who wrote both at once left nothing over", () => {
    const [one] = [template("2026-01-01T12:00:00Z")];
    const both = { ...one, fieldsV1: { ...one?.fieldsV1, ...cause("x").fieldsV1 } };
    expect(leftOver(2, { managedFields: [both] })).toBeNull();
  });
});
