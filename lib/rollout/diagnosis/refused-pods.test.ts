import { asItIs } from "@/lib/testing/as-it-is";
import { describe, expect, test } from "vitest";
import { aCondition, aDeployment } from "@/lib/testing/objects";
import { anEvent, aPod, atSecond } from "@/lib/testing/pods";
import { inEnglish } from "@/lib/testing/in-english";
import { httpProbe, NOW, probed, rollingOut } from "@/lib/testing/stuck-rollout";
import { diagnosisOf } from "./diagnosis";
import type { JsonObject } from "../objects/objects";
import type { Workload, StoredRevision } from "../workload/workload";
import type { KubeEvent } from "../objects/pod-objects";

const failure = (message: string) => ({
  ...aCondition("ReplicaFailure", "True", "FailedCreate", message),
  lastTransitionTime: atSecond(0),
});

/** A rollout whose new ReplicaSet may not have its pod, in the API server's words. */
function refused(message: string, { template = probed(), events = [] as KubeEvent[], now = NOW } = {}) {
  const given = rollingOut(template);
  const current = failing(given.current, message);
  const web: Workload = { ...given.web, status: { ...given.web.status, conditions: [failure(message)] } };
  return inEnglish(diagnosisOf({ workload: web, stored: [given.old, current], pods: [], events, now, mask: asItIs }));
}

function failing(storedRevision: StoredRevision, message: string): StoredRevision {
  return { ...storedRevision, status: { replicas: 0, conditions: [failure(message)] } };
}

const POD = 'pods "web-6d4-x2" is forbidden: ';
const resources = (limits: JsonObject) => probed({ resources: { limits } });

describe("the API server refuses pods (T84, T85)", () => {
  test.each([
    [
      `${POD}exceeded quota: object-counts, requested: pods=1, used: pods=3, limited: pods=3`,
      "quota-exceeded",
      'Quota "object-counts" is used up: pods 3 used of 3, 1 more requested, so 1 pod is missing.',
    ],
    [
      `${POD}exceeded quota: compute, requested: limits.cpu=500m,requests.memory=1Gi, used: limits.cpu=1800m,requests.memory=3Gi, limited: limits.cpu=2,requests.memory=3Gi`,
      "quota-exceeded",
      'Quota "compute" is used up: limits.cpu 1800m used of 2, 500m more requested; requests.memory 3Gi used of 3Gi, 1Gi more requested, so 1 pod is missing.',
    ],
    [
      `${POD}failed quota: compute: must specify limits.cpu for: c; requests.memory for: c,d`,
      "quota-needs-requests",
      'Quota "compute" wants every container to say limits.cpu for c and requests.memory for c, d, so 1 pod is missing.',
    ],
    [
      `${POD}failed quota: compute: must specify limits.cpu,requests.memory`,
      "quota-needs-requests",
      'Quota "compute" wants every container to say limits.cpu, requests.memory, so 1 pod is missing.',
    ],
    [
      `${POD}maximum cpu usage per Container is 500m, but limit is 1`,
      "limit-range",
      "A LimitRange forbids the pods: Container may have at most 500m cpu, but its limit is 1, so 1 pod is missing.",
    ],
    [
      `${POD}[minimum memory usage per Container is 1Gi, but request is 100Mi, maximum cpu usage per Pod is 1, but limit is 2]`,
      "limit-range",
      "A LimitRange forbids the pods: Container may have at least 1Gi memory, but its request is 100Mi; Pod may have at most 1 cpu, but its limit is 2, so 1 pod is missing.",
    ],
    [
      `${POD}maximum memory usage per Container is 1Gi.  No limit is specified`,
      "limit-range",
      "A LimitRange forbids the pods: Container needs a memory limit of at most 1Gi, so 1 pod is missing.",
    ],
    [
      `${POD}cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000`,
      "limit-range",
      "A LimitRange forbids the pods: the cpu limit of a Container may be 2 times its request, but is 4.000000 times, so 1 pod is missing.",
    ],
    [
      `${POD}error looking up service account shop/deployer: serviceaccount "deployer" not found`,
      "service-account-missing",
      'ServiceAccount "deployer" does not exist, so 1 pod is missing.',
    ],
    [
      `${POD}violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "c" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"])`,
      "pod-security",
      'Pod Security "restricted:latest" forbids the pods: allowPrivilegeEscalation != false, unrestricted capabilities, so 1 pod is missing.',
    ],
    [
      `${POD}PodSecurityPolicy: unable to admit pod: [spec.containers[0].securityContext.privileged: Invalid value: true]`,
      "pod-security",
      "No Pod Security Policy allows the pods, so 1 pod is missing.",
    ],
    [
      'admission webhook "policy.example" denied the request: image web:2 is not signed.',
      "webhook-denied",
      'Webhook "policy.example" denies the pods: image web:2 is not signed, so 1 pod is missing.',
    ],
    [
      'admission webhook "policy.example" denied the request without explanation',
      "webhook-denied",
      'Webhook "policy.example" denies the pods without saying why, so 1 pod is missing.',
    ],
    [
      `${POD}ValidatingAdmissionPolicy 'signed' with binding 'all' denied request: not signed`,
      "webhook-denied",
      'Policy "signed" denies the pods: not signed, so 1 pod is missing.',
    ],
    [
      'Internal error occurred: failed calling webhook "policy.example": failed to call webhook: Post "https://policy.ops.svc": dial tcp: connection refused',
      "webhook-unreachable",
      'Webhook "policy.example" has to agree to every pod, and does not answer, so 1 pod is missing.',
    ],
    [
      `${POD}some new rule says no.`,
      "pods-forbidden",
      "The API server refuses: some new rule says no, so 1 pod is missing.",
    ],
  ])("%s", (message, code, sentence) => {
    const [finding] = refused(message).findings;

    expect(finding).toMatchObject({
      code,
      weight: "cause",
      pods: null,
      sentence: { text: sentence },
      since: atSecond(0),
    });
    expect(finding?.evidence).toMatchObject([
      { kind: "ReplicaSet", name: "web-hash2", field: "status.conditions[ReplicaFailure]", message },
    ]);
  });

  test.each([
    [
      "quota",
      `${POD}exceeded quota: q, requested: limits.memory=8Gi, used: limits.memory=0, limited: limits.memory=1Gi`,
      resources({ memory: "8Gi" }),
      "+memory limit 8Gi",
    ],
    [
      "limit range",
      `${POD}maximum cpu usage per Container is 500m, but limit is 1`,
      resources({ cpu: "1" }),
      "+cpu limit 1",
    ],
    [
      "account",
      `${POD}error looking up service account shop/x: serviceaccount "x" not found`,
      probed({}, "web:1", { serviceAccountName: "x" }),
      "+serviceAccountName x",
    ],
    [
      "security",
      `${POD}violates PodSecurity "baseline:latest": privileged (container "web" must not set securityContext.privileged=true)`,
      probed({ securityContext: { privileged: true } }, "web:1"),
      "+securityContext",
    ],
  ])("and the change that brought it in is named: %s", (_, message, template, words) => {
    expect(refused(message, { template }).findings[0]?.broughtInBy?.summary.text).toBe(words);
  });

  test("a quota of pods was brought in by no change of the template", () => {
    const message = `${POD}exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3`;

    expect(
      refused(message, { template: probed({ readinessProbe: httpProbe("/x") }) }).findings[0]?.broughtInBy,
    ).toBeNull();
  });
});

const QUOTA = `${POD}exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3`;
const event = (message: string, second: number) =>
  anEvent({ kind: "ReplicaSet", metadata: { name: "web-hash2", uid: "uid-of-web-hash2" } }, "FailedCreate", message, {
    second,
    count: 9,
  });

test("believes the newest event rather than the condition, which is not rewritten", () => {
  const newer = event(
    `Error creating: ${POD}error looking up service account shop/x: serviceaccount "x" not found`,
    50,
  );
  const [finding] = refused(QUOTA, { events: [newer] }).findings;

  expect(finding).toMatchObject({ code: "service-account-missing" });
  expect(finding?.evidence.map(({ field }) => field)).toEqual([
    "event FailedCreate",
    "status.conditions[ReplicaFailure]",
  ]);
});

test("but not an event that is older than the condition", () => {
  expect(refused(QUOTA, { events: [event("Error creating: something else", -50)] }).findings[0]?.code).toBe(
    "quota-exceeded",
  );
});

test("explains the controller's back-off, and when the next try comes at the latest", () => {
  const { findings } = refused(QUOTA, {
    events: [event(`Error creating: ${QUOTA}`, 40)],
    now: Date.parse(atSecond(60)),
  });
  const backOff = findings.find(({ code }) => code === "backing-off");

  expect(backOff).toMatchObject({
    weight: "consequence",
    since: atSecond(0),
    sentence: { text: expect.stringMatching(/up to 16 minutes. 9 tries/) },
  });
  expect(Date.parse(backOff?.due ?? "")).toBe(Date.parse(atSecond(80)));
});

test("a refusal of just now needs no such explanation, and no wait is longer than 1,000 s", () => {
  const codes = (now: number) => refused(QUOTA, { now }).findings.map(({ code }) => code);
  expect(codes(Date.parse(atSecond(5)))).not.toContain("backing-off");

  const late = refused(QUOTA, { events: [event(QUOTA, 7_200)], now: Date.parse(atSecond(7_300)) });
  const due = late.findings.find(({ code }) => code === "backing-off")?.due ?? "";
  expect(Date.parse(due)).toBe(Date.parse(atSecond(8_200)));
});

test("a quota and no pod that may be unavailable: the strategy cannot make room", () => {
  const { findings } = refused(QUOTA);

  expect(findings.find(({ code }) => code === "surge-blocked")).toMatchObject({
    weight: "consequence",
    sentence: { text: "No old pod may go first: 2 of 2 must stay available, so the rollout needs room for 1 more." },
  });
  expect(findings.map(({ weight }) => weight)).toEqual(
    ["cause", "consequence", "consequence", "consequence"].slice(0, findings.length),
  );
});

test("an older ReplicaSet that may not replace its pods is a hint", () => {
  const { web, old, current } = rollingOut(probed());
  const pod = aPod(current);
  const { findings } = inEnglish(
    diagnosisOf({
      workload: web,
      stored: [failing(old, QUOTA), current],
      pods: [pod],
      events: [],
      now: NOW,
      mask: asItIs,
    }),
  );

  expect(findings.find(({ code }) => code === "quota-exceeded")).toMatchObject({
    weight: "hint",
    sentence: { text: expect.stringMatching(/^An older revision cannot replace its pods/) },
  });
});

test("a failure that is over is none: events outlive it", () => {
  const { web, old, current } = rollingOut(probed());
  const { findings } = inEnglish(
    diagnosisOf({
      workload: web,
      stored: [old, current],
      pods: [],
      events: [event(QUOTA, 50)],
      now: NOW,
      mask: asItIs,
    }),
  );

  expect(findings.map(({ code }) => code)).not.toContain("quota-exceeded");
});

test("without ReplicaSets the Deployment's own condition tells", () => {
  const web = aDeployment({ conditions: [failure(QUOTA)] });
  const { findings } = inEnglish(
    diagnosisOf({ workload: web, stored: null, pods: null, events: null, now: NOW, mask: asItIs }),
  );

  expect(findings[0]).toMatchObject({ code: "quota-exceeded", evidence: [{ kind: "Deployment", name: "web" }] });
});
