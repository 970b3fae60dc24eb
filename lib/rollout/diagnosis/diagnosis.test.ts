import { expect, test } from "vitest";
import { Diagnosis } from "@/lib/contract/finding";
import { aPodTemplate } from "@/lib/testing/objects";
import { aContainer, aPod, aPodEvent, atSecond, crashed, waiting } from "@/lib/testing/pods";
import { diagnose, httpProbe, probed, rollingOut } from "@/lib/testing/stuck-rollout";

test("links a finding to the line of the diff that brought it in", () => {
  const given = rollingOut(probed({ readinessProbe: httpProbe("/health") }));
  const pod = aPod(given.current, { containers: [aContainer()] });
  const unhealthy = aPodEvent(pod, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404", {
    count: 9,
  });
  const [finding] = diagnose(given, [pod], [unhealthy]).findings;

  expect(finding).toMatchObject({
    since: atSecond(5),
    broughtInBy: {
      revision: given.current.metadata.uid,
      from: given.old.metadata.uid,
      pointer: "/spec/containers/0/readinessProbe/httpGet/path",
      summary: { text: "readinessProbe path /healthz → /health" },
    },
    evidence: [
      {
        field: "event Unhealthy",
        message: "Readiness probe failed: HTTP probe failed with statuscode: 404",
        at: atSecond(30),
      },
      { field: "status.containerStatuses[web]" },
    ],
  });
});

test("keeps what the contract promises", () => {
  const given = rollingOut(probed());
  const pods = [
    aPod(given.current, { containers: [crashed("OOMKilled", 137)] }),
    aPod(given.old, { deletionTimestamp: atSecond(40) }),
  ];

  expect(Diagnosis.safeParse(diagnose(given, pods)).error).toBeUndefined();
  expect(Diagnosis.safeParse(diagnose(given, null, null)).error).toBeUndefined();
});

test("tells one cause once, with how many pods have it, the most pods first", () => {
  const given = rollingOut(probed({}));
  const pods = [1, 2, 3].map((number) =>
    aPod(given.current, {
      name: `web-hash2-${number}`,
      containers: [number === 2 ? crashed("Error", 1) : waiting("CreateContainerConfigError", 'secret "db" not found')],
    }),
  );
  const { findings } = diagnose(given, pods);

  expect(findings.map(({ code, pods: count }) => [code, count])).toEqual([
    ["configuration-missing", 2],
    ["crashing", 1],
    ["deadline-ahead", null],
  ]);
  expect(findings[0]?.sentence.text).toContain("2 of 3 new pods");
  expect(findings[0]?.evidence).toHaveLength(1);
});

test("counts pods whose events were not read to the cause that others show", () => {
  const given = rollingOut(probed({}));
  const pods = [1, 2].map((number) => aPod(given.current, { name: `web-hash2-${number}`, containers: [aContainer()] }));
  const [first] = pods;
  const events = first
    ? [aPodEvent(first, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503")]
    : [];

  expect(diagnose(given, pods, events).findings.filter(({ weight }) => weight === "cause")).toMatchObject([
    { code: "readiness-failing", pods: 2, sentence: { text: expect.stringContaining("2 of 2 new pods") } },
  ]);
});

test("names the container where a pod has several", () => {
  const template = aPodTemplate({ image: "web:2", sidecars: [{ name: "proxy", image: "proxy:1" }] });
  const given = rollingOut(template);
  const containers = [aContainer({ ready: true }), { ...crashed("Error", 3), name: "proxy" }];
  const [finding] = diagnose(given, [aPod(given.current, { containers })]).findings;

  expect(finding?.sentence.text).toBe(
    'Container "proxy" does not stay up: it crashes with exit code 3 (1 of 1 new pod).',
  );
  expect(finding?.broughtInBy?.summary.text).toBe("+container proxy");
});

test("looks at pods of the current ReplicaSet only", () => {
  const given = rollingOut(probed({}));
  const failing = aPod(given.old, { containers: [crashed("OOMKilled", 137)] });
  const { findings, pods } = diagnose(given, [failing, aPod(given.current, { name: "new" })]);

  expect(findings.filter(({ weight }) => weight === "cause")).toEqual([]);
  expect(pods?.map(({ name, revision }) => [name, revision])).toEqual([
    ["new", given.current.metadata.uid],
    ["web-hash1-1", given.old.metadata.uid],
  ]);
});

test("a restart of long ago, or of a pod that serves, stops nothing", () => {
  const given = rollingOut(probed({}));
  const lastState = { terminated: { exitCode: 1, reason: "Error", finishedAt: atSecond(40) } };
  const serving = aPod(given.current, { containers: [aContainer({ ready: true, restartCount: 1, lastState })] });

  expect(diagnose(given, [serving]).findings[0]).toMatchObject({ code: "crashing", weight: "hint" });
  expect(diagnose(given, [serving], [], Date.parse(atSecond(3600))).findings.map(({ code }) => code)).not.toContain(
    "crashing",
  );
});

test("without pods it says what conditions say, and no pods are told", () => {
  const given = rollingOut(probed({}));
  const diagnosis = diagnose(given, null, null);

  expect(diagnosis).toMatchObject({ pods: null, endsInSeconds: null, findings: [{ code: "deadline-ahead" }] });
});

test("a Deployment that is being deleted has no findings", () => {
  const given = rollingOut(probed({}), { metadata: { deletionTimestamp: atSecond(50) } });

  expect(diagnose(given, [aPod(given.current, { containers: [crashed("Error", 1)] })]).findings).toEqual([]);
});

test("what proves a crash is cited by the names of Kubernetes' own fields", () => {
  const given = rollingOut(probed());
  const pod = aPod(given.current, { containers: [crashed("Error", 1, { message: "no database" })] });
  const [evidence] = diagnose(given, [pod]).findings[0]?.evidence ?? [];

  expect(evidence?.message).toMatch(/^reason: Error, exitCode: 1, restartCount: \d+, message: no database$/);
});
