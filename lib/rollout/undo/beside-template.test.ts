import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate } from "@/lib/testing/objects";
import { changesBeside } from "./beside-template";
import type { Workload } from "../workload/workload";

const web = aDeployment({ annotations: { team: "a", gone: "x" }, metadata: { labels: { tier: "front", old: "1" } } });
const inWords = (...states: Parameters<typeof changesBeside>) =>
  inEnglish(changesBeside(...states)).map(({ text }) => text);
const after = (change: (copy: Workload) => void): string[] => {
  const { kind, ...json } = web;
  const copy: Workload = { kind, ...structuredClone(json) };
  change(copy);
  return inWords(web, copy);
};
const setSpec = (copy: Workload, fields: object) => Object.assign(copy.spec, fields);
const setMetadata = (copy: Workload, fields: object) => Object.assign(copy.metadata, fields);

test("nothing differs from itself, whatever the order of keys", () => {
  expect(inWords(web, Object.fromEntries(Object.entries(web).toReversed()) as Workload)).toEqual([]);
});

test("what every write changes, the status and the pod template are not told", () => {
  expect(
    after((copy) => {
      setMetadata(copy, { managedFields: [{ manager: "rewind" }], resourceVersion: "9", generation: 9 });
      setSpec(copy, { template: aPodTemplate({ image: "web:9" }) });
      copy.status = { replicas: 9 };
    }),
  ).toEqual([]);
});

test("annotations and labels are told by their keys and never by their values", () => {
  const words = after((copy) => {
    setMetadata(copy, {
      annotations: { "deployment.kubernetes.io/revision": "1", team: "canary-5f3c", added: "canary-5f3c" },
      labels: { tier: "canary-5f3c", "new.io/x": "canary-5f3c" },
    });
  });
  expect(words).toEqual([
    "+annotation added",
    "−annotation gone",
    "annotation team changed",
    "+label new.io/x",
    "−label old",
    "label tier changed",
  ]);
});

test.each<[string, object, string[]]>([
  ["counts", { replicas: 5 }, ["spec.replicas 3 → 5"]],
  ["switches", { paused: true }, ["+spec.paused true"]],
  [
    "fields within fields, texts without their values",
    { strategy: { type: "Recreate", rollingUpdate: null } },
    [
      "−spec.strategy.rollingUpdate.maxSurge",
      "−spec.strategy.rollingUpdate.maxUnavailable",
      "spec.strategy.type changed",
    ],
  ],
  [
    "fields that nobody knows",
    { tomorrow: { list: [{ a: 1 }], big: 9007199254740993n } },
    ["+spec.tomorrow.big 9007199254740993", "+spec.tomorrow.list"],
  ],
])("a webhook's doing is told: %s", (_name, fields, words) => {
  expect(after((copy) => setSpec(copy, fields))).toEqual(words);
});

test("a resumed Deployment is told", () => {
  const paused: Workload = { ...web, spec: { ...web.spec, paused: true } };
  expect(inWords(paused, { ...web, spec: { ...web.spec, paused: false } })).toEqual(["spec.paused true → false"]);
  expect(inWords(paused, web)).toEqual(["−spec.paused"]);
});

test("lists are compared whole", () => {
  const owned = (uid: string) => ({
    ...web,
    metadata: { ...web.metadata, ownerReferences: [{ kind: "X", name: "x", uid }] },
  });
  expect(inWords(owned("1"), owned("2"))).toEqual(["metadata.ownerReferences changed"]);
  expect(inWords(owned("1"), owned("1"))).toEqual([]);
});
