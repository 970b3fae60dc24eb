import { expect, test } from "vitest";
import { refusalWords } from "./refusal-words";

test("a used up quota is told in a sentence", () => {
  const said =
    'pods "web-6d4-x2" is forbidden: exceeded quota: object-counts, requested: pods=1, used: pods=8, limited: pods=8';
  expect(refusalWords(said)).toBe('Quota "object-counts" is used up: pods 8 used of 8, 1 more requested.');
});

test("why a ReplicaSet is refused is told without its name", () => {
  const said =
    'Failed to create new replica set "web-7f": replicasets.apps "web-7f" is forbidden: exceeded quota: sets, requested: count/replicasets.apps=1, used: count/replicasets.apps=2, limited: count/replicasets.apps=2';
  expect(refusalWords(said)).toBe('Quota "sets" is used up: count/replicasets.apps 2 used of 2, 1 more requested.');
});

test("a refusal without words is told as one", () => {
  expect(refusalWords(null)).toBe("Kubernetes does not say why.");
});
