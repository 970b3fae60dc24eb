import { expect, test } from "vitest";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { rememberedWords } from "./remembered-words";

const web = aDeployment();
const first = aReplicaSet(web, { hash: "1", image: "web:1" });

test("says again what it said of the same two revisions", () => {
  const second = aReplicaSet(web, { hash: "2", image: "web:2" });

  expect(rememberedWords(first, second)).toEqual(["image web:1 → 2"]);
  expect(rememberedWords(first, second)).toEqual(["image web:1 → 2"]);
  expect(rememberedWords(second, first)).toEqual(["image web:2 → 1"]);
});

test("looks again when a ReplicaSet's template was edited", () => {
  const before = aReplicaSet(web, { hash: "3", image: "web:3" });
  const edited = aReplicaSet(web, { hash: "3", image: "web:4" });
  const generation = (before.metadata.generation ?? 0) + 1;

  expect(rememberedWords(first, before)).toEqual(["image web:1 → 3"]);
  expect(rememberedWords(first, { ...edited, metadata: { ...edited.metadata, generation } })).toEqual([
    "image web:1 → 4",
  ]);
});
