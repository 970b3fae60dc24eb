import { masked } from "@/lib/testing/as-it-is";
import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { conditionRefusal } from "./condition-refusal";

const words = (said: string | null, refused: Parameters<typeof conditionRefusal>[1]) =>
  inEnglish(conditionRefusal(said === null ? null : masked(said), refused)).text;

test("a used up quota is told in a sentence", () => {
  const said =
    'pods "web-6d4-x2" is forbidden: exceeded quota: object-counts, requested: pods=1, used: pods=8, limited: pods=8';
  expect(words(said, "pods")).toBe('Quota "object-counts" is used up: pods 8 used of 8, 1 more requested.');
});

test("why a ReplicaSet is refused is told without its name", () => {
  const said =
    'Failed to create new replica set "web-7f": replicasets.apps "web-7f" is forbidden: exceeded quota: sets, requested: count/replicasets.apps=1, used: count/replicasets.apps=2, limited: count/replicasets.apps=2';
  expect(words(said, "revision")).toBe(
    'Quota "sets" is used up: count/replicasets.apps 2 used of 2, 1 more requested.',
  );
});

test("a webhook that denies a ReplicaSet is not said to deny pods", () => {
  const said = 'admission webhook "w" denied the request: no';
  expect(words(said, "revision")).toBe('Webhook "w" denies it: no.');
  expect(words(said, "pods")).toBe('Webhook "w" denies the pods: no.');
});

test("a refusal without words is told as one", () => {
  expect(words(null, "pods")).toBe("Kubernetes does not say why.");
});
