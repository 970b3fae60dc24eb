import { masked, type Plain } from "@/lib/testing/as-it-is";
import type { PodCondition } from "@/lib/rollout/objects/pod-objects";
import { describe, expect, test } from "vitest";
import { causeOf, IMAGE } from "@/lib/testing/cause-of";
import { inEnglish } from "@/lib/testing/in-english";
import { aPod, aPodEvent, atSecond, waiting } from "@/lib/testing/pods";
import { diagnose, probed, rollingOut } from "@/lib/testing/stuck-rollout";
import { refusalOf } from "./read-refusal";

describe("what a probe met", () => {
  const unready = { name: "web", ready: false, restartCount: 0, state: { running: { startedAt: atSecond(2) } } };
  test.each([
    [
      { httpGet: { path: "/timed-out", port: 8080 } },
      'Get "http://10.1.0.7:8080/timed-out": dial tcp 10.1.0.7:8080: connect: connection refused',
      /nothing listens on \/timed-out/,
    ],
    [
      { httpGet: { path: "/", port: 8443 } },
      'Get "http://10.1.0.7:8443/": net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x15\\x03\\x01"',
      /asks by HTTP, but is answered by something else/,
    ],
    [
      { httpGet: { path: "/", port: 8080, scheme: "HTTPS" } },
      'Get "https://10.1.0.7:8080/": http: server gave HTTP response to HTTPS client',
      /asks by HTTPS, but is answered by HTTP/,
    ],
    [
      { httpGet: { path: "/", port: 8080 } },
      'Get "http://10.1.0.7:8080/": read tcp 10.1.0.1:4->10.1.0.7:8080: read: connection reset by peer',
      /closed without an answer/,
    ],
    [
      { exec: { command: ["pg_isready", "-h", "db"] } },
      "psql: error: connection to server failed: Connection refused, connection timed out",
      /command pg_isready fails: psql: error/,
    ],
    [{ exec: { command: ["slow"] } }, 'command "slow" timed out', /command slow does not end within 1 s/],
    [
      { exec: { command: ["nope"] } },
      'rpc error: code = Unknown desc = failed to exec in container: failed to start exec "1": OCI runtime exec failed: exec failed: unable to start container process: exec: "nope": executable file not found in $PATH: unknown',
      /command nope is not in the image/,
    ],
    [
      { grpc: { port: 9090 } },
      "error: this server does not implement the grpc health protocol (grpc.health.v1.Health): unknown service grpc.health.v1.Health",
      /no gRPC health service on port 9090/,
    ],
  ])("%j: %s", (readinessProbe, message, says) => {
    const given = rollingOut(probed({ readinessProbe }, IMAGE));
    const pod = aPod(given.current, { containers: [unready] });
    const failed = aPodEvent(pod, "Unhealthy", `Readiness probe failed: ${message}`, { container: "web" });

    expect(diagnose(given, [pod], [failed]).findings[0]?.sentence.text).toMatch(says);
  });
});

describe("why no node takes a pod", () => {
  const unschedulable = (message: string): Plain<PodCondition> => ({
    type: "PodScheduled",
    status: "False",
    reason: "Unschedulable",
    message,
    lastTransitionTime: atSecond(1),
  });
  test.each([
    [
      "0/3 nodes are available: 3 node(s) didn't match pod affinity/anti-affinity, 3 node(s) didn't match pod anti-affinity rules.",
      "3 of 3 nodes are ruled out by the pods' affinity to other pods.",
    ],
    [
      "0/3 nodes are available: 3 node(s) didn't match pod affinity/anti-affinity rules, 3 node(s) didn't match pod affinity rules.",
      "3 of 3 nodes have none of the pods that these must be near to.",
    ],
    [
      "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }.",
      "1 of 1 nodes run low on disk.",
    ],
    [
      "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/unschedulable: }.",
      "1 of 1 nodes are cordoned.",
    ],
    [
      "0/1 nodes are available: 1 node(s) had taint {node.kubernetes.io/not-ready: }, that the pod didn't tolerate.",
      "1 of 1 nodes are not ready.",
    ],
    ["0/1 nodes are available: 1 node(s) exceed max volume count.", "1 of 1 nodes have as many volumes attached"],
    [
      "0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints (missing required label).",
      "1 of 1 nodes lack the label that the topology spread constraints name.",
    ],
    [
      '0/1 nodes are available: persistentvolumeclaim "data" is being deleted. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
      'PersistentVolumeClaim "data" is being deleted.',
    ],
  ])("%s", (message, words) => {
    const given = rollingOut(probed({}));
    const pod = aPod(given.current, { node: null, conditions: [unschedulable(message)] });

    expect(diagnose(given, [pod]).findings[0]?.sentence.text).toContain(`No node takes 1 of 1 new pod: ${words}`);
  });

  test("what most nodes lack is advised about, not the taint of the control plane", () => {
    const message =
      "0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 Insufficient cpu.";
    const given = rollingOut(probed({}));
    const pod = aPod(given.current, { node: null, conditions: [unschedulable(message)] });

    expect(diagnose(given, [pod]).findings[0]?.advice.text).toMatch(/Lower what the pods request/);
  });
});

describe("why a node cannot make a pod's containers", () => {
  test.each([
    [
      "FailedMount",
      'MountVolume.SetUp failed for volume "c" : failed to sync configmap cache: timed out waiting for the condition',
      /its node cannot read the ConfigMap or Secret/,
    ],
    [
      "FailedMount",
      'MountVolume.MountDevice failed for volume "pvc-1" : kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: driver name ebs.csi.aws.com not found in the list of registered CSI drivers',
      /the node has no driver ebs\.csi\.aws\.com/,
    ],
    [
      "FailedMount",
      'MountVolume.SetUp failed for volume "n" : mount failed: exit status 32 Output: mount.nfs: access denied by server while mounting nas:/x',
      /the file server refuses the node/,
    ],
    [
      "FailedMount",
      'MountVolume.SetUp failed for volume "c" : configmap references non-existent config key: app.yaml',
      /key "app.yaml" is missing/,
    ],
    [
      "FailedAttachVolume",
      'AttachVolume.Attach failed for volume "pvc-1" : rpc error: code = ResourceExhausted desc = maximum number of volumes attached',
      /as many volumes attached as it can/,
    ],
    [
      "FailedCreatePodSandBox",
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image "registry.k8s.io/pause:3.9": failed to pull image: dial tcp: network is unreachable',
      /cannot pull the image that holds the pod's sandbox/,
    ],
    [
      "FailedCreatePodSandBox",
      'Failed to create pod sandbox: failed to setup network for sandbox "1": plugin type="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
      /no free IP address/,
    ],
    [
      "FailedCreatePodSandBox",
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: no runtime for "gvisor" is configured',
      /the runtime of the pod's runtimeClassName/,
    ],
  ])("%s: %s", (reason, message, says) => {
    expect(causeOf(waiting("ContainerCreating"), [reason, message])?.sentence.text).toMatch(says);
  });
});

describe("who refuses a pod", () => {
  test.each([
    [
      'admission webhook "q.example" denied the request: exceeded quota: team, requested: pods=1, used: pods=3, limited: pods=3',
      "webhook-denied",
      /Webhook "q.example" denies the pods: exceeded quota/,
    ],
    [
      'admission webhook "kyverno.svc" denied the request: violates PodSecurity "restricted": runAsNonRoot',
      "webhook-denied",
      /Webhook "kyverno.svc"/,
    ],
    [
      'Internal error occurred: failed calling webhook "a.example": Post "https://a.svc": x509: certificate has expired or is not yet valid',
      "webhook-unreachable",
      /does not trust its certificate/,
    ],
    [
      'Internal error occurred: failed calling webhook "a.example": failed to call webhook: Post "https://a.ops.svc:443/": no endpoints available for service "a"',
      "webhook-unreachable",
      /none of its pods is ready/,
    ],
    [
      'Internal error occurred: failed calling webhook "a.example": Post "https://a.svc/": context deadline exceeded',
      "webhook-unreachable",
      /does not answer in time/,
    ],
    [
      'pods "web-1" is forbidden: service account shop/web was not found, retry after the service account is created',
      "service-account-missing",
      /ServiceAccount "web" does not exist/,
    ],
    [
      'pods "web-1" is forbidden: unable to validate against any security context constraint: [provider "restricted": Forbidden]',
      "pod-security",
      /No Security Context Constraint allows the pods/,
    ],
  ])("%s", (message, code, says) => {
    const refusal = refusalOf(masked(message));

    expect(refusal.code).toBe(code);
    expect(inEnglish(refusal.why).text).toMatch(says);
  });
});
