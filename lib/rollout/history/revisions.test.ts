import { describe, expect, test } from "vitest";
import { Revision } from "@/lib/contract/rollout";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { revisionsOf } from "./revisions";

const HISTORY = "deployment.kubernetes.io/revision-history";
const CAUSE = "kubernetes.io/change-cause";

const web = aDeployment({ image: "web:3", revision: 3 });
const threeRollouts = [1, 2, 3].map((revision) => aReplicaSet(web, { revision, image: `web:${revision}` }));
const numbers = (revisions: readonly Pick<Revision, "number">[]) => revisions.map(({ number }) => number);

test("lists the revisions newest first with their images and marks the current one (T01)", () => {
  expect(inEnglish(revisionsOf(web, threeRollouts))).toMatchObject([
    { number: "3", images: ["web:3"], current: true, changes: [{ text: "image web:2 → 3" }] },
    { number: "2", images: ["web:2"], current: false, changes: [{ text: "image web:1 → 2" }] },
    { number: "1", images: ["web:1"], current: false, changes: [], predecessor: null },
  ]);
});

test("a reused revision shows its former number, and ran before the one that came after that (T02)", () => {
  const live = aDeployment({ image: "web:2", revision: 4 });
  const reused = aReplicaSet(live, { revision: 4, image: "web:2", annotations: { [HISTORY]: "2" } });
  const [first, , third] = threeRollouts;
  const revisions = revisionsOf(
    live,
    [first, third, reused].filter((one) => one !== undefined),
  );
  expect(revisions).toMatchObject([
    { number: "4", formerly: ["2"], current: true, flags: [], predecessor: third?.metadata.uid },
    {
      number: "3",
      current: false,
      flags: ["rolled-back-from"],
      predecessor: reused.metadata.uid,
      predecessorNumber: "2",
      goneBetween: [],
    },
    { number: "1", current: false, flags: [] },
  ]);
});

test("all former numbers are kept, oldest first (T03)", () => {
  const reused = aReplicaSet(web, { revision: 7, image: "web:3", annotations: { [HISTORY]: "1,3,3,5,7" } });
  expect(revisionsOf(web, [reused])).toMatchObject([{ number: "7", formerly: ["1", "3", "5"] }]);
});

test("two revisions with one number are two rows, both flagged, the current one first (T05)", () => {
  const twins = [
    aReplicaSet(web, { revision: 3, image: "web:3", hash: "a", createdAt: "2026-01-01T00:00:00Z" }),
    aReplicaSet(web, { revision: "03", image: "web:x", hash: "b", createdAt: "2026-01-02T00:00:00Z" }),
  ];
  expect(revisionsOf(web, twins)).toMatchObject([
    { number: "3", current: true, flags: ["duplicate-number"] },
    { number: "3", current: false, flags: ["duplicate-number"] },
  ]);
});

test("a revision without a number is flagged, listed last and can be named by its uid (T06)", () => {
  const bare = aReplicaSet(web, { revision: null, image: "web:0" });
  expect(revisionsOf(web, [bare, ...threeRollouts]).at(-1)).toMatchObject({
    uid: bare.metadata.uid,
    number: null,
    unreadable: null,
    flags: ["no-number"],
  });
});

test("a revision whose number cannot be read is flagged, not hidden (T07)", () => {
  const odd = [
    aReplicaSet(web, { revision: "abc", image: "web:0", hash: "a" }),
    aReplicaSet(web, { revision: "", image: "web:00", hash: "b" }),
  ];
  const revisions = revisionsOf(web, [...odd, ...threeRollouts]);
  expect(numbers(revisions)).toEqual(["3", "2", "1", null, null]);
  expect(revisions.slice(3).map(({ unreadable, flags }) => [unreadable, flags])).toEqual(
    expect.arrayContaining([
      ["abc", ["unreadable-number"]],
      ["", ["unreadable-number"]],
    ]),
  );
});

test("numbers beyond 2^53 keep their digits and their order", () => {
  const big = ["9007199254740993", "9007199254740992", "10", "9", "-1"];
  const stored = big
    .toReversed()
    .map((revision) => aReplicaSet(web, { revision, image: `web:${revision}`, createdAt: "2026-01-01T00:00:00Z" }));
  expect(numbers(revisionsOf(web, stored))).toEqual(big);
});

test("revisions without numbers go from young to old, then by name", () => {
  const at = (hash: string, createdAt: string) => aReplicaSet(web, { revision: null, image: "web:0", hash, createdAt });
  const revisions = revisionsOf(web, [
    at("a", "2026-01-01T00:00:00Z"),
    at("c", "2026-01-02T00:00:00Z"),
    at("b", "2026-01-01T00:00:00Z"),
  ]);
  expect(revisions.map(({ name }) => name)).toEqual(["web-c", "web-b", "web-a"]);
});

test("ReplicaSets of others are left out, also where name and labels are the same (T10, T11, T13)", () => {
  const former = aReplicaSet(aDeployment({ metadata: { uid: "gone" } }));
  const orphan = aReplicaSet(web, { metadata: { ownerReferences: [] } });
  const strayed = aReplicaSet(web, { labels: { app: "other" } });
  expect(revisionsOf(web, [former, orphan, strayed])).toEqual([]);
});

test("the current revision is found by its template, whatever its hash label says (T16)", () => {
  const [live] = revisionsOf(web, [aReplicaSet(web, { revision: 1, hash: "unlike-any-other" })]);
  expect(live).toMatchObject({ number: "1", current: true });
});

test("while the live template has no revision, none is current and the highest was rolled out last (T20)", () => {
  const changed = aDeployment({ image: "web:4", revision: 3 });
  expect(revisionsOf(changed, threeRollouts).map(({ current, flags }) => [current, flags])).toEqual([
    [false, ["last-rolled-out"]],
    [false, []],
    [false, []],
  ]);
});

test("a Deployment without annotations has a history like any other (T22)", () => {
  const { annotations: _none, ...metadata } = web.metadata;
  expect(numbers(revisionsOf({ ...web, metadata }, threeRollouts))).toEqual(["3", "2", "1"]);
});

test("no ReplicaSet, no history (T23)", () => {
  expect(revisionsOf(web, [])).toEqual([]);
});

test("a history of limit 2 after five rollouts is three revisions (T33)", () => {
  const kept = [3, 4, 5].map((revision) => aReplicaSet(web, { revision, image: `web:${revision}` }));
  expect(numbers(revisionsOf(web, kept))).toEqual(["5", "4", "3"]);
});

describe("the change cause", () => {
  const causes = (annotations: Record<string, string>, template = web.spec.template) =>
    revisionsOf(web, [aReplicaSet(web, { template, annotations })]).map(({ changeCause }) => changeCause);

  test("is the ReplicaSet's own", () => {
    expect(causes({ [CAUSE]: "release" }, aPodTemplate({ annotations: { [CAUSE]: "template" } }))).toEqual(["release"]);
  });
  test("is the template's where the ReplicaSet has none or an empty one", () => {
    const template = aPodTemplate({ annotations: { [CAUSE]: "template" } });
    expect(causes({}, template)).toEqual(["template"]);
    expect(causes({ [CAUSE]: "" }, template)).toEqual(["template"]);
  });
  test("is null where nobody said anything", () => {
    expect(causes({ [CAUSE]: "" })).toEqual([null]);
  });
  test("keeps every character, 10 kB of Korean and ten control characters alike (T25, T26)", () => {
    const korean = "결제 모듈 긴급 수정 🚑".repeat(400);
    const hostile = "<img src=x onerror=alert(1)><b>x</b>\n\t\u0000\u202e[x](javascript:alert(1))";
    expect(causes({ [CAUSE]: korean })).toEqual([korean]);
    expect(causes({ [CAUSE]: hostile })).toEqual([hostile]);
  });
});

describe("a revision's own text, where a rollback's reason took its place", () => {
  const storedRevision = aReplicaSet(web, { annotations: { [CAUSE]: "checkout answers 500" } });
  const ownCause = (text: string) => {
    const annotations = { ...storedRevision.metadata.annotations, "rewind/own-cause": text };
    return revisionsOf(web, [{ ...storedRevision, metadata: { ...storedRevision.metadata, annotations } }])[0]
      ?.ownCause;
  };

  test("is read from the record that names this ReplicaSet", () => {
    const record = JSON.stringify({ storedRevision: storedRevision.metadata.uid, cause: "release 2" });
    expect(ownCause(record)).toBe("release 2");
  });
  test("is not believed where the record names another, since the controller copies it on", () => {
    expect(ownCause(JSON.stringify({ storedRevision: "another", cause: "release 2" }))).toBeNull();
  });
  test.each(["", "no json", "null", "[]", "{}", '{"replicaSet":1,"cause":"x"}'])("is null for %j", (text) => {
    expect(ownCause(text)).toBeNull();
  });
});

test("counts what the ReplicaSet wants and what of it works", () => {
  expect(revisionsOf(web, [aReplicaSet(web, { replicas: 10, available: 8 })])).toMatchObject([
    { replicas: { desired: 10, ready: 8, available: 8 } },
  ]);
});

test("knows when its pods were restarted", () => {
  const restartedAt = "2026-01-01T09:30:00+09:00";
  const template = aPodTemplate({ annotations: { "kubectl.kubernetes.io/restartedAt": restartedAt } });
  expect(revisionsOf(web, [aReplicaSet(web, { template })])).toMatchObject([{ restartedAt }]);
});

test("every revision is what the contract promises", () => {
  for (const revision of inEnglish(revisionsOf(web, threeRollouts))) expect(Revision.parse(revision)).toEqual(revision);
});
