import { expect, test } from "vitest";
import type { Connection } from "@/lib/kube/connection";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { textsOf } from "@/lib/testing/texts-of";
import { rememberedSummaries } from "./remembered-changes";

const connection = (key: string) => ({ key }) as Connection;
const here = rememberedSummaries(connection("prod as me"));

const web = aDeployment();
const first = aReplicaSet(web, { hash: "1", image: "web:1" });

test("says again what it said of the same two revisions", () => {
  const second = aReplicaSet(web, { hash: "2", image: "web:2" });

  expect(textsOf(here(first, second))).toEqual(["image web:1 → 2"]);
  expect(textsOf(here(first, second))).toEqual(["image web:1 → 2"]);
  expect(textsOf(here(second, first))).toEqual(["image web:2 → 1"]);
});

test("looks again when a ReplicaSet's template was edited", () => {
  const before = aReplicaSet(web, { hash: "3", image: "web:3" });
  const edited = aReplicaSet(web, { hash: "3", image: "web:4" });
  const generation = (before.metadata.generation ?? 0) + 1;

  expect(textsOf(here(first, before))).toEqual(["image web:1 → 3"]);
  expect(textsOf(here(first, { ...edited, metadata: { ...edited.metadata, generation } }))).toEqual([
    "image web:1 → 4",
  ]);
});

test("knows nothing of what it said of another cluster or to somebody else", () => {
  const own = aReplicaSet(web, { hash: "5", image: "web:5" });
  const elsewhere = aReplicaSet(web, { hash: "5", image: "web:6" });

  expect(textsOf(here(first, own))).toEqual(["image web:1 → 5"]);
  expect(textsOf(rememberedSummaries(connection("dev as me"))(first, elsewhere))).toEqual(["image web:1 → 6"]);
});
