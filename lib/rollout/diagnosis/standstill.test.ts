import { expect, test } from "vitest";
import { aCondition } from "@/lib/testing/objects";
import { aPod, atSecond } from "@/lib/testing/pods";
import { diagnose, probed, rollingOut } from "@/lib/testing/stuck-rollout";

const found = (code: string, diagnosis: ReturnType<typeof diagnose>) =>
  diagnosis.findings.find((one) => one.code === code);

test("Recreate waits for old pods that end slowly", () => {
  const given = rollingOut(probed(), { spec: { strategy: { type: "Recreate" } } });
  const ending = aPod(given.old, { deletionTimestamp: atSecond(90) });
  const finding = found("slow-termination", diagnose(given, [ending]));

  expect(finding).toMatchObject({
    weight: "hint",
    sentence: { text: "Recreate waits until 1 old pod has ended; no new pod is made before." },
    pods: 1,
    due: atSecond(90),
  });
});

test("and it is a cause once their grace period is over", () => {
  const given = rollingOut(probed(), { spec: { strategy: { type: "Recreate" } } });
  const ending = aPod(given.old, { deletionTimestamp: atSecond(20) });

  expect(found("slow-termination", diagnose(given, [ending]))).toMatchObject({ weight: "cause", due: null });
});

test("a rolling update waits for no pod that ends", () => {
  const given = rollingOut(probed());

  expect(
    found("slow-termination", diagnose(given, [aPod(given.old, { deletionTimestamp: atSecond(20) })])),
  ).toBeUndefined();
});

test("says how long ready pods must stay so, and until when", () => {
  const given = rollingOut(probed(), { spec: { minReadySeconds: 120 } });
  const pods = [aPod(given.current, { readyAt: 10 }), aPod(given.current, { name: "second", readyAt: 40 })];

  expect(found("min-ready-waiting", diagnose(given, pods))).toMatchObject({
    weight: "hint",
    pods: 2,
    sentence: { text: "2 new pods are ready and must stay so for 2 min to count as available." },
    since: atSecond(10),
    due: new Date(Date.parse(atSecond(160))).toISOString(),
  });
  expect(found("min-ready-waiting", diagnose(given, pods, [], Date.parse(atSecond(200))))).toBeUndefined();
});

test("counts that stand still although nothing fails are a hint after a minute", () => {
  const progress = { ...aCondition("Progressing", "True", "ReplicaSetUpdated"), lastUpdateTime: atSecond(0) };
  const given = rollingOut(probed(), { conditions: [progress] });
  const pods = [aPod(given.current)];

  expect(found("surge-blocked", diagnose(given, pods))).toBeUndefined();
  expect(found("surge-blocked", diagnose(given, pods, [], Date.parse(atSecond(90))))).toMatchObject({
    weight: "hint",
    sentence: { text: "Nothing fails, but the counts stand still: 1 of 2 updated, 2 available, 3 in all." },
  });
});

test("a paused Deployment stands still on purpose", () => {
  const given = rollingOut(probed(), { spec: { paused: true } });

  expect(diagnose(given, [aPod(given.current)], [], Date.parse(atSecond(900))).findings).toEqual([]);
});
