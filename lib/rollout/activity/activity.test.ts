import { asItIs } from "@/lib/testing/as-it-is";
import { expect, test } from "vitest";
import { ActivityEntry } from "@/lib/contract/activity";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { missingTemplates, newestRollouts, told } from "./activity";
import type { Workload, StoredRevision } from "../workload/workload";
import { ownerOf, traceOf } from "./trace";

const MARKED = { "f:metadata": { "f:annotations": { "f:deployment.kubernetes.io/revision": {} } } };
const at = (hour: number) => `2026-01-01T${String(hour).padStart(2, "0")}:00:00Z`;

function activity(workloads: readonly Workload[], stored: readonly StoredRevision[], keep = true) {
  const owners = workloads.map(ownerOf);
  const traces = stored.flatMap((storedRevision) => {
    const uid = storedRevision.metadata.ownerReferences?.[0]?.uid;
    const owner = owners.find(({ workload }) => workload.metadata.uid === uid);
    return owner ? [traceOf(owner, storedRevision, keep, asItIs)] : [];
  });
  return newestRollouts(owners, traces, Date.parse(at(9)), asItIs);
}

const entriesOf = (...given: Parameters<typeof activity>) => inEnglish(told(activity(...given), new Map(), asItIs));

test("tells what rolled out, the newest first, over all Deployments", () => {
  const web = aDeployment({ image: "web:2" });
  const api = aDeployment({ name: "api", image: "api:1" });
  const entries = entriesOf(
    [web, api],
    [
      aReplicaSet(web, { revision: 1, image: "web:1", createdAt: at(1) }),
      aReplicaSet(api, { revision: 1, createdAt: at(2), replicas: 3 }),
      aReplicaSet(web, {
        revision: 2,
        createdAt: at(3),
        replicas: 3,
        annotations: { "kubernetes.io/change-cause": "new" },
      }),
    ],
  );

  expect(
    entries.map(({ name, number, at: time, current, changes }) => [
      name,
      number,
      time,
      current,
      changes.map(({ text }) => text),
    ]),
  ).toEqual([
    ["web", "2", at(3), true, ["image web:1 → 2"]],
    ["api", "1", at(2), true, []],
    ["web", "1", at(1), false, []],
  ]);
  expect(entries[0]).toMatchObject({
    images: ["web:2"],
    changeCause: "new",
    state: { lead: { kind: "complete" } },
    undoTo: "uid-of-web-hash1",
  });
  expect(entries[2]).toMatchObject({ images: ["web:1"], state: null, by: null, undoTo: null });
  expect(entries.map((entry) => ActivityEntry.safeParse(entry).error)).toEqual([undefined, undefined, undefined]);
});

test("names the field manager that wrote the template last", () => {
  const written = (manager: string, time: string) => ({ manager, time, fieldsV1: { "f:spec": { "f:template": {} } } });
  const scaled = { manager: "autoscaler", time: at(9), fieldsV1: { "f:spec": { "f:replicas": {} } } };
  const web = aDeployment({
    metadata: { managedFields: [written("helm", at(1)), written("kubectl-set", at(3)), scaled] },
  });

  expect(entriesOf([web], [aReplicaSet(web)])[0]?.by).toBe("kubectl-set");
});

test("a reused revision became current when the controller renumbered it, not when it was first made", () => {
  const web = aDeployment({ image: "web:1" });
  const reused = aReplicaSet(web, {
    revision: 3,
    createdAt: at(1),
    annotations: { "deployment.kubernetes.io/revision-history": "1" },
    metadata: { managedFields: [{ manager: "kube-controller-manager", time: at(7), fieldsV1: MARKED }] },
  });
  const between = aReplicaSet(web, { revision: 2, image: "web:2", createdAt: at(4) });

  expect(entriesOf([web], [reused, between]).map(({ number, at: time, current }) => [number, time, current])).toEqual([
    ["3", at(7), true],
    ["2", at(4), false],
  ]);
});

test("but no later than its successor began, though the controller scaled it after that", () => {
  const web = aDeployment({ image: "web:3" });
  const reused = aReplicaSet(web, {
    revision: 3,
    image: "web:1",
    createdAt: at(1),
    annotations: { "deployment.kubernetes.io/revision-history": "1" },
    metadata: { managedFields: [{ manager: "kube-controller-manager", time: at(9), fieldsV1: MARKED }] },
  });
  const successor = aReplicaSet(web, { revision: 4, createdAt: at(6) });

  expect(entriesOf([web], [reused, successor]).map(({ number, at: time }) => [number, time])).toEqual([
    ["4", at(6)],
    ["3", at(6)],
  ]);
});

test("and no later than its template was written, though its status changed after that", () => {
  const managedFields = [{ manager: "rewind", time: at(5), fieldsV1: { "f:spec": { "f:template": {} } } }];
  const web = aDeployment({ image: "web:1", metadata: { managedFields } });
  const reused = aReplicaSet(web, {
    revision: 3,
    annotations: { "deployment.kubernetes.io/revision-history": "1" },
    metadata: { managedFields: [{ manager: "kube-controller-manager", time: at(9), fieldsV1: MARKED }] },
  });

  expect(entriesOf([web], [reused])[0]?.at).toBe(at(5));
});

test("leaves out ReplicaSets that the Deployment does not own", () => {
  const web = aDeployment();
  const stranger = aReplicaSet(web, { revision: 2, labels: { app: "other" } });
  const orphan = aReplicaSet(web, { revision: 3, metadata: { ownerReferences: [] } });

  expect(entriesOf([web], [aReplicaSet(web), stranger, orphan]).map(({ number }) => number)).toEqual(["1"]);
});

test("a template that no ReplicaSet has yet leaves no entry current", () => {
  const web = aDeployment({ image: "web:9" });
  const entries = entriesOf([web], [aReplicaSet(web, { image: "web:1" })]);

  expect(entries.map(({ current, undoTo }) => [current, undoTo])).toEqual([[false, null]]);
});

test("tells 500 at most, and asks for the templates of these alone where they were not kept", () => {
  const web = aDeployment({ image: "web:600" });
  const stored = Array.from({ length: 600 }, (_, index) =>
    aReplicaSet(web, { revision: index + 1, image: `web:${index + 1}` }),
  );
  const rolled = activity([web], stored, false);
  const missing = missingTemplates(rolled);
  const templates = new Map(
    stored
      .filter(({ metadata }) => missing.has(metadata.uid))
      .map(({ metadata, spec }) => [metadata.uid, spec.template]),
  );
  const entries = inEnglish(told(rolled, templates, asItIs));

  expect([rolled.length, missing.size, templates.size]).toEqual([500, 501, 501]);
  expect(entries[0]).toMatchObject({ number: "600", current: true, changes: [{ text: "image web:599 → 600" }] });
  expect(entries.at(-1)).toMatchObject({ number: "101", changes: [{ text: "image web:100 → 101" }] });
});

test("what is kept of a ReplicaSet is small, and the template of another revision is not in it", () => {
  const web = aDeployment({ template: aPodTemplate({ image: "web:2" }) });
  const other = aReplicaSet(web, { template: aPodTemplate({ container: { args: ["x".repeat(50_000)] } }) });
  const trace = traceOf(ownerOf(web), other, false, asItIs);

  expect(JSON.stringify(trace).length).toBeLessThan(1_000);
  expect(trace.storedRevision.spec.template).toEqual({});
});

test("tells who rolled back to a revision, and why", () => {
  const back = {
    to: "uid-of-web-hash3",
    from: "uid-of-web-hash2",
    fromNumber: "2",
    by: "alice",
    at: at(5),
    reason: "500",
  };
  const web = aDeployment({ image: "web:1", annotations: { "rewind/rollbacks": JSON.stringify([back]) } });
  const [entry] = entriesOf([web], [aReplicaSet(web, { revision: 3, image: "web:1" })]);

  expect(entry?.revision).toBe(back.to);
  expect(entry?.rollback).toMatchObject({ from: "2", by: "alice", reason: "500" });
});
