import { expect, test } from "vitest";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { currentReplicaSet, ownedReplicaSets, unownedReplicaSets } from "./deployment-ownership";

const web = aDeployment();
const mine = { kind: "Deployment", name: "web", uid: web.metadata.uid, controller: true };
const theirs = { ...mine, uid: "uid-of-a-former-web" };

test("a ReplicaSet of a deleted Deployment with the same name is not ours (T10)", () => {
  expect(ownedReplicaSets(web, [aReplicaSet(web, { metadata: { ownerReferences: [theirs] } })])).toEqual([]);
});

test("a ReplicaSet that nobody owns is no revision, but is known as unowned (T11)", () => {
  const orphan = aReplicaSet(web, { metadata: { ownerReferences: [] } });
  const { ownerReferences: _none, ...metadata } = orphan.metadata;
  const bare = { ...orphan, metadata };
  expect(ownedReplicaSets(web, [orphan, bare])).toEqual([]);
  expect(unownedReplicaSets(web, [orphan, bare, aReplicaSet(web)])).toEqual([orphan, bare]);
});

test("a ReplicaSet whose labels no longer match is not ours, whoever owns it (T13)", () => {
  const strayed = aReplicaSet(web, { labels: { app: "other" } });
  expect(ownedReplicaSets(web, [strayed])).toEqual([]);
  expect(unownedReplicaSets(web, [{ ...strayed, metadata: { ...strayed.metadata, ownerReferences: [] } }])).toEqual([]);
});

test("matchExpressions decide as much as matchLabels (T15)", () => {
  const selector = { matchLabels: { app: "web" }, matchExpressions: [{ key: "track", operator: "In", values: ["a"] }] };
  const picky = aDeployment({ spec: { selector } });
  const found = aReplicaSet(picky, { hash: "x", labels: { track: "a" } });
  expect(ownedReplicaSets(picky, [found, aReplicaSet(picky, { labels: { track: "b" } }), aReplicaSet(picky)])).toEqual([
    found,
  ]);
});

test.each([
  ["an owner that is not the controller does not count", [{ ...mine, controller: false }], false],
  ["the first controller is the one that counts", [theirs, mine], false],
  ["owners before the controller do not count", [{ ...theirs, controller: false }, mine], true],
  ["kind and name of the owner do not count", [{ ...mine, kind: "Rollout", name: "other" }], true],
])("%s", (_name, ownerReferences, expected) => {
  const replicaSet = aReplicaSet(web, { metadata: { ownerReferences } });
  expect(ownedReplicaSets(web, [replicaSet])).toEqual(expected ? [replicaSet] : []);
});

test("the current ReplicaSet is the one with the live template, not the one with the highest number (T16)", () => {
  const live = aReplicaSet(web, { revision: 1, hash: "whatever" });
  expect(currentReplicaSet(web, [aReplicaSet(web, { revision: 9, image: "web:9" }), live])).toBe(live);
});

test("of several with the live template the oldest is current, then the first by name", () => {
  const young = aReplicaSet(web, { hash: "a", createdAt: "2026-01-02T00:00:00Z" });
  const old = aReplicaSet(web, { hash: "c", createdAt: "2026-01-01T00:00:00Z" });
  const twin = aReplicaSet(web, { hash: "b", createdAt: "2026-01-01T00:00:00Z" });
  expect(currentReplicaSet(web, [young, old])).toBe(old);
  expect(currentReplicaSet(web, [young, old, twin])).toBe(twin);
});

test("there is no current ReplicaSet while none has the live template (T20)", () => {
  expect(currentReplicaSet(web, [aReplicaSet(web, { image: "web:2" })])).toBeUndefined();
});
