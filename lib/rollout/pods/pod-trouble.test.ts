import { describe, expect, test } from "vitest";
import { aContainer, aPod, aPodEvent, atSecond, crashed, waiting } from "@/lib/testing/pods";
import { diagnose, NOW, probed, rollingOut } from "@/lib/testing/stuck-rollout";

test.each([
  ["crashes", crashed("Error", 2), 'Init container "migrate" is stuck: it crashes with exit code 2 (1 of 1 new pod).'],
  [
    "image",
    waiting("ErrImagePull", "manifest unknown"),
    'Init container "migrate" is stuck: its image migrate:1 does not exist (1 of 1 new pod).',
  ],
])("an init container that is stuck holds up its pod: %s", (_, status, sentence) => {
  const given = rollingOut(probed({}, "web:1", { initContainers: [{ name: "migrate", image: "migrate:1" }] }));
  const pod = aPod(given.current, {
    init: [{ ...status, name: "migrate" }],
    containers: [waiting("PodInitializing")],
  });
  const [finding] = diagnose(given, [pod]).findings;

  expect(finding).toMatchObject({
    code: "init-container-stuck",
    sentence: { text: sentence },
    broughtInBy: { summary: { text: "+initContainer migrate" } },
  });
});

test("an init container that still runs is a hint after a minute", () => {
  const given = rollingOut(probed({}));
  const init = [aContainer({ name: "migrate" })];
  const pod = aPod(given.current, { init, containers: [waiting("PodInitializing")] });

  expect(diagnose(given, [pod]).findings.map(({ code }) => code)).toEqual(["deadline-ahead"]);
  expect(diagnose(given, [pod], [], NOW + 60_000).findings[0]).toMatchObject({
    code: "init-container-stuck",
    weight: "hint",
  });
});

test("a volume that names a Secret which does not exist", () => {
  const volumes = [{ name: "keys", secret: { secretName: "s" } }];
  const given = rollingOut(probed({}, "web:1", { volumes }));
  const pod = aPod(given.current, { containers: [waiting("ContainerCreating")] });
  const events = [
    aPodEvent(pod, "FailedMount", 'MountVolume.SetUp failed for volume "keys" : secret "s" not found', { second: 20 }),
    aPodEvent(
      pod,
      "FailedMount",
      "Unable to attach or mount volumes: unmounted volumes=[keys]: timed out waiting for the condition",
    ),
  ];

  expect(diagnose(given, [pod], events).findings[0]).toMatchObject({
    code: "volume-not-mounted",
    sentence: { text: 'Volume "keys" cannot be mounted: Secret "s" does not exist (1 of 1 new pod).' },
    broughtInBy: { summary: { text: "+volume keys" }, pointer: "/spec/volumes/0" },
  });
});

test.each([
  [
    "FailedAttachVolume",
    'Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) web-0',
    "another node still has it",
  ],
  [
    "FailedAttachVolume",
    'AttachVolume.Attach failed for volume "pvc-1" : timeout',
    "it cannot be attached to the node",
  ],
])("a volume that cannot be attached: %s %s", (reason, message, why) => {
  const given = rollingOut(probed({}));
  const pod = aPod(given.current, { containers: [waiting("ContainerCreating")] });

  expect(diagnose(given, [pod], [aPodEvent(pod, reason, message)]).findings[0]?.sentence.text).toContain(why);
});

test("a node that cannot set up the pod's network", () => {
  const given = rollingOut(probed({}));
  const pod = aPod(given.current, { containers: [waiting("ContainerCreating")] });
  const event = aPodEvent(
    pod,
    "FailedCreatePodSandBox",
    'Failed to create pod sandbox: plugin type="calico" failed (add): cni broken',
  );

  expect(diagnose(given, [pod], [event]).findings[0]).toMatchObject({
    code: "cannot-start",
    sentence: { text: "No container can start: the node cannot set up the pod's network (1 of 1 new pod)." },
  });
});

describe("a pod that no node takes", () => {
  const unschedulable = (message: string, reason = "Unschedulable") => ({
    type: "PodScheduled",
    status: "False",
    reason,
    message,
    lastTransitionTime: atSecond(1),
  });
  test.each([
    ["0/3 nodes are available: 3 Insufficient cpu.", "3 of 3 nodes lack cpu"],
    [
      "0/3 nodes are available: 1 node(s) had taint {node-role.kubernetes.io/master: }, that the pod didn't tolerate, 2 Insufficient memory.",
      "1 of 3 nodes have a taint that the pods do not tolerate (node-role.kubernetes.io/master), 2 of 3 nodes lack memory",
    ],
    [
      "0/2 nodes are available: 2 node(s) had untolerated taint {dedicated: db}. preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
      "2 of 2 nodes have a taint that the pods do not tolerate (dedicated: db)",
    ],
    [
      "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
      "1 of 1 nodes do not match node selector or affinity",
    ],
    [
      "0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules.",
      "1 of 1 nodes are ruled out by the pods' affinity to other pods",
    ],
    [
      "0/1 nodes are available: 1 node(s) had volume node affinity conflict.",
      "1 of 1 nodes cannot reach the pods' volume",
    ],
    [
      "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.",
      "1 of 1 nodes have the host port in use",
    ],
    ["0/1 nodes are available: 1 node(s) were unschedulable.", "1 of 1 nodes are cordoned"],
    ["0/1 nodes are available: 1 Too many pods.", "1 of 1 nodes have no room for another pod"],
    [
      "0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints.",
      "1 of 1 nodes break the topology spread constraints",
    ],
    ['persistentvolumeclaim "data" not found', 'PersistentVolumeClaim "data" does not exist'],
    [
      "0/1 nodes are available: 1 pod has unbound immediate PersistentVolumeClaims.",
      "a PersistentVolumeClaim is not bound",
    ],
    ["no nodes available to schedule pods", "no nodes available to schedule pods"],
  ])("%s", (message, words) => {
    const given = rollingOut(probed({}));
    const pod = aPod(given.current, { node: null, conditions: [unschedulable(message)] });
    const { findings, pods } = diagnose(given, [pod]);

    expect(findings[0]).toMatchObject({
      code: "unschedulable",
      sentence: { text: `No node takes 1 of 1 new pod: ${words}.` },
    });
    expect(pods?.[0]).toMatchObject({ state: "pending", why: { text: "Unschedulable" } });
  });

  test("links to the request that grew, and believes the newest event", () => {
    const given = rollingOut(probed({ resources: { requests: { cpu: "8" } } }));
    const pod = aPod(given.current, {
      node: null,
      conditions: [unschedulable("0/1 nodes are available: 1 node(s) were unschedulable.")],
    });
    const event = aPodEvent(pod, "FailedScheduling", "0/1 nodes are available: 1 Insufficient cpu.");

    expect(diagnose(given, [pod], [event]).findings[0]).toMatchObject({
      sentence: { text: "No node takes 1 of 1 new pod: 1 of 1 nodes lack cpu." },
      broughtInBy: { summary: { text: "+cpu request 8" }, pointer: "/spec/containers/0/resources/requests/cpu" },
    });
  });

  test("scheduling gates", () => {
    const given = rollingOut(probed({}));
    const pod = aPod(given.current, {
      node: null,
      conditions: [unschedulable("Scheduling is blocked", "SchedulingGated")],
    });

    expect(diagnose(given, [pod]).findings[0]?.sentence.text).toContain("scheduling gates");
  });
});

describe("a pod that had to leave", () => {
  test.each([
    [
      "Evicted",
      "The node was low on resource: ephemeral-storage. Container web was using 5Gi",
      "evicted",
      "node node-1 ran low on ephemeral-storage",
    ],
    ["NodeShutdown", "Pod was terminated in response to imminent node shutdown.", "evicted", "their node shut down"],
    [
      "OutOfcpu",
      "Pod Node didn't have enough resource: cpu",
      "unschedulable",
      "Node node-1 does not take 1 of 1 new pod: OutOfcpu.",
    ],
  ])("%s", (reason, message, code, says) => {
    const given = rollingOut(probed({}));
    const pod = aPod(given.current, { phase: "Failed", reason, message, readyAt: null, containers: [] });
    const { findings, pods } = diagnose(given, [pod]);

    expect(findings[0]).toMatchObject({ code, sentence: { text: expect.stringContaining(says) } });
    expect(pods?.[0]).toMatchObject({ state: "gone", why: { text: reason } });
  });

  test("by preemption", () => {
    const given = rollingOut(probed({}));
    const conditions = [
      {
        type: "DisruptionTarget",
        status: "True",
        reason: "PreemptionByScheduler",
        message: "preempting",
        lastTransitionTime: atSecond(9),
      },
    ];
    const pod = aPod(given.current, { phase: "Failed", readyAt: null, conditions, containers: [] });

    expect(diagnose(given, [pod]).findings[0]).toMatchObject({
      code: "evicted",
      sentence: { text: expect.stringContaining("higher priority") },
    });
  });

  test("because its node does not answer", () => {
    const given = rollingOut(probed({}));
    const silent = aPod(given.current, { readyAt: null, containers: [aContainer({ ready: true })] });
    const lost = aPod(given.current, {
      name: "lost",
      reason: "NodeLost",
      readyAt: null,
      deletionTimestamp: atSecond(20),
    });
    const { findings } = diagnose(given, [silent, lost], [aPodEvent(silent, "NodeNotReady", "Node is not ready")]);

    expect(findings[0]).toMatchObject({
      code: "node-lost",
      pods: 2,
      sentence: { text: "Node node-1 does not answer, and 2 of 2 new pods run there." },
    });
  });
});

test("a readiness gate that nobody opens", () => {
  const given = rollingOut(probed({}));
  const ready = {
    type: "Ready",
    status: "False",
    reason: "ReadinessGatesNotReady",
    message: 'corresponding condition of pod readiness gate "target-health.elbv2.k8s.aws/x" does not exist.',
  };
  const pod = aPod(given.current, { conditions: [ready], containers: [aContainer({ ready: true })] });

  expect(diagnose(given, [pod]).findings[0]).toMatchObject({
    code: "not-ready",
    sentence: { text: "Readiness gate target-health.elbv2.k8s.aws/x is not open on 1 of 1 new pod." },
  });
});
