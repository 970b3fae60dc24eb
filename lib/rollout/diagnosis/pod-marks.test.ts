import { expect, test } from "vitest";
import { aContainer, aPod, aPodEvent, atSecond, crashed, waiting } from "@/lib/testing/pods";
import { diagnose, probed, rollingOut } from "@/lib/testing/stuck-rollout";

const given = rollingOut(probed(), { spec: { minReadySeconds: 30 } });
const { current, old } = given;

test.each([
  ["ready for minReadySeconds", aPod(current), { state: "available", why: null, readySince: atSecond(10) }],
  ["ready for less", aPod(current, { readyAt: 31 }), { state: "ready", why: null }],
  ["ready for exactly as long", aPod(current, { readyAt: 30 }), { state: "available" }],
  [
    "being made",
    aPod(current, { containers: [waiting("ContainerCreating")] }),
    { state: "starting", why: { text: "ContainerCreating" } },
  ],
  [
    "just started",
    aPod(current, { containers: [aContainer({ running: { startedAt: atSecond(50) } })] }),
    { state: "starting" },
  ],
  [
    "running, but not ready",
    aPod(current, { containers: [aContainer()] }),
    { state: "not-ready", why: { text: "readiness" } },
  ],
  [
    "crashing",
    aPod(current, { containers: [crashed("Error", 1)] }),
    { state: "failing", why: { text: "CrashLoopBackOff" }, restarts: 3 },
  ],
  [
    "without an image",
    aPod(current, { containers: [waiting("ErrImagePull")] }),
    { state: "failing", why: { text: "ErrImagePull" } },
  ],
  ["not scheduled yet", aPod(current, { node: null }), { state: "pending", why: null }],
  ["terminating", aPod(old, { deletionTimestamp: atSecond(90) }), { state: "terminating", why: null }],
  ["overdue", aPod(old, { deletionTimestamp: atSecond(20) }), { state: "terminating", why: { text: "overdue" } }],
  ["evicted", aPod(current, { phase: "Failed", reason: "Evicted" }), { state: "gone", why: { text: "Evicted" } }],
  ["of an older revision", aPod(old), { state: "available", revision: old.metadata.uid }],
  [
    "in an init container",
    aPod(current, {
      init: [aContainer({ name: "migrate", running: { startedAt: atSecond(50) } })],
      containers: [waiting("PodInitializing")],
    }),
    { state: "starting", why: { text: "init migrate" } },
  ],
])("a pod that is %s", (_, pod, mark) => {
  expect(diagnose(given, [pod]).pods).toMatchObject([mark]);
});

test.each([
  ["just after its start", 55, "starting"],
  ["later", 5, "not-ready"],
])("a probe that fails is why a pod is not ready: %s", (_, second, state) => {
  const pod = aPod(current, { containers: [aContainer({ running: { startedAt: atSecond(second) } })] });
  const unhealthy = aPodEvent(pod, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503");

  expect(diagnose(given, [pod], [unhealthy]).pods).toMatchObject([{ state, why: { text: "readiness" } }]);
});

test("marks are in the order in which the pods were made, and no stranger is among them", () => {
  const stranger = aPod({ ...current, metadata: { ...current.metadata, uid: "another" } }, { name: "stranger" });
  const pods = [
    aPod(current, { name: "b", createdAt: 20 }),
    aPod(old, { name: "a", createdAt: 30 }),
    aPod(current, { name: "c", createdAt: 10 }),
  ];

  expect(diagnose(given, [...pods, stranger]).pods?.map(({ name }) => name)).toEqual(["c", "b", "a"]);
});
