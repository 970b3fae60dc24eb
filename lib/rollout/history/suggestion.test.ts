import { expect, test } from "vitest";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import type { Workload, StoredRevision } from "../workload/workload";
import { suggestionOf } from "./suggestion";

const suggest = (workload: Workload, owned: StoredRevision[]) => suggestionOf(workload, owned);
const revision = (target: StoredRevision, why = "rolled-out-last") => ({
  kind: "revision",
  uid: target.metadata.uid,
  why,
});
const none = (why: string) => ({ kind: "none", why });

const web = aDeployment({ image: "web:3", revision: 3 });
const [one, two, three] = [1, 2, 3].map((number) => aReplicaSet(web, { revision: number, image: `web:${number}` })) as [
  StoredRevision,
  StoredRevision,
  StoredRevision,
];

test("undo means the revision rolled out before the current one", () => {
  expect(suggest(web, [one, two, three])).toEqual(revision(two));
});

test("trap A: while the live template has no revision, undo goes one step back, not two (T20)", () => {
  expect(suggest(aDeployment({ image: "web:4", revision: 3 }), [one, two, three])).toEqual(revision(three));
});

test("trap A with a single revision: it is what undo returns to", () => {
  expect(suggest(aDeployment({ image: "web:2" }), [one])).toEqual(revision(one));
});

test("a Recreate that still drains proposes the revision that was running (T48)", () => {
  const draining = aDeployment({ image: "web:4", revision: 3, spec: { strategy: { type: "Recreate" } } });
  const terminating = aReplicaSet(web, { revision: 3, image: "web:3", replicas: 0, available: 0 });
  expect(suggest(draining, [one, two, terminating])).toEqual(revision(terminating));
});

test("trap B: a twin of the live template under the same number is no way back", () => {
  const twin = aReplicaSet(web, { revision: 3, hash: "twin", createdAt: "2026-02-01T00:00:00Z" });
  expect(suggest(web, [one, two, three, twin])).toEqual(revision(two));
});

test("trap B: another template under the same number is one", () => {
  const other = aReplicaSet(web, { revision: 3, image: "web:x", hash: "other", createdAt: "2026-02-01T00:00:00Z" });
  expect(suggest(web, [one, two, three, other])).toEqual(revision(other));
});

test("trap C: after an undo the revision it came from is proposed by name, renumbered or not", () => {
  const undone = aDeployment({ image: "web:2", revision: 3 });
  expect(suggest(undone, [one, two, three])).toEqual(revision(three));
  const renumbered = aReplicaSet(web, { revision: 4, image: "web:2" });
  expect(suggest(undone, [one, renumbered, three])).toEqual(revision(three));
});

test("trap D: where the previous revision is broken, the one that still serves is proposed", () => {
  const serving = aReplicaSet(web, { revision: 1, image: "web:1", replicas: 2 });
  const broken = aReplicaSet(web, { revision: 2, image: "web:2", replicas: 2, available: 0 });
  expect(suggest(web, [serving, broken, three])).toEqual(revision(serving, "still-serving"));
});

test("of several that still serve the newest is proposed", () => {
  const serving = [1, 2].map((number) => aReplicaSet(web, { revision: number, image: `web:${number}`, replicas: 1 }));
  expect(suggest(web, [...serving, three])).toMatchObject({ uid: two.metadata.uid, why: "still-serving" });
});

test("pods of the current revision say nothing about the way back", () => {
  const running = aReplicaSet(web, { revision: 3, image: "web:3", replicas: 3 });
  expect(suggest(web, [one, two, running])).toEqual(revision(two));
});

test("a revision without a number can be the way back (T06)", () => {
  const bare = aReplicaSet(web, { revision: null, image: "web:0" });
  expect(suggest(web, [bare, three])).toEqual(revision(bare));
});

test("one revision only: there is no way back (T42)", () => {
  expect(suggest(web, [three])).toEqual(none("only-one-revision"));
});

test("one revision because the history limit is 0 (T34)", () => {
  expect(suggest(aDeployment({ image: "web:3", spec: { revisionHistoryLimit: 0 } }), [three])).toEqual(
    none("history-limit-zero"),
  );
});

test("no history at all (T23)", () => {
  expect(suggest(web, [])).toEqual(none("no-history"));
});

test("nothing is proposed for what is being deleted (T98)", () => {
  const dying = aDeployment({ image: "web:3", metadata: { deletionTimestamp: "2026-01-02T00:00:00Z" } });
  expect(suggest(dying, [one, two, three])).toEqual(none("being-deleted"));
});
