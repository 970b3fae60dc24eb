import { asItIs } from "@/lib/testing/as-it-is";
import { expect, test } from "vitest";
import type { RolloutKind } from "@/lib/contract/rollout";
import { inEnglish } from "@/lib/testing/in-english";
import { aPodTemplate } from "@/lib/testing/objects";
import { theSurroundings } from "@/lib/testing/surroundings";
import { checksOf } from "../checks/checks";
import { diagnosisOf } from "../diagnosis/diagnosis";
import { rolloutOf } from "../history/rollout";
import { summaryOf } from "../history/summary";
import { planUndo } from "../undo/undo";
import type { PodTemplate } from "../objects/objects";
import type { StoredRevision, Workload, WorkloadKind } from "../workload/workload";

/** A kind that no cluster has: nothing of it but this object is known anywhere. */
const CHOIR: WorkloadKind = {
  resource: "choirs" as RolloutKind,
  object: "Choir",
  revisions: { resource: "scores", object: "Score" },
  actions: ["undo", "restart"],
  toWorkload: () => null,
  toRevision: () => null,
  owned: (choir, scores) => scores.filter(({ metadata }) => metadata.labels?.["choir"] === choir.metadata.uid),
  unowned: () => [],
  current: (choir, scores) => scores.find(({ metadata }) => metadata.name === choir.metadata.labels?.["sings"]),
  numberOf: ({ metadata }) => ({ kind: "number", value: BigInt(metadata.labels?.["opus"] ?? 0) }),
  formerNumbersOf: () => [],
  ownNumberOf: () => undefined,
  reuseOf: () => null,
  legacyRollback: () => null,
  replicasOf: () => ({ desired: 4, updated: 4, ready: 4, available: 4, total: 4 }),
  standingOf: () => ({
    deletingSince: null,
    controller: { reacts: true, since: null },
    template: { rolledOut: "complete", since: null, said: null },
    refused: null,
    availability: { kind: "available", since: null, said: null, scalingUntil: null },
    pause: null,
  }),
  statusSentence: ({ metadata }) => `choir "${metadata.name}" sings`,
  progressOf: () => null,
  refusalOf: () => undefined,
  strategyField: "spec.key",
  strategyOf: () => ({ type: "Canon", maxSurge: null, maxUnavailable: null }),
  fencepostsOf: () => ({ surge: 0, unavailable: 1, maxSurge: "0", maxUnavailable: "1" }),
  isBookkeeping: (annotation) => annotation === "choir/pitch",
  annotationsOnceBack: (_score, wanted) => new Map(wanted),
};

const choir: Workload = {
  kind: CHOIR,
  metadata: {
    name: "tenors",
    namespace: "shop",
    uid: "uid-of-tenors",
    resourceVersion: "1",
    creationTimestamp: "2026-01-01T00:00:00Z",
    labels: { sings: "second" },
    annotations: { "choir/pitch": "a" },
  },
  spec: { selector: {}, template: aPodTemplate({ image: "song:2" }) },
};

function aScore(name: string, opus: number, template: PodTemplate): StoredRevision {
  const labels = { choir: choir.metadata.uid, opus: String(opus) };
  return { kind: CHOIR, metadata: { ...choir.metadata, name, uid: `uid-of-${name}`, labels }, spec: { template } };
}

const first = aScore("first", 7, aPodTemplate({ image: "song:1" }));
const second = aScore("second", 8, choir.spec.template);
const stranger = { ...aScore("stranger", 9, first.spec.template), metadata: { ...first.metadata, labels: {} } };
const stored = [first, second, stranger];

test("a new kind needs its own file and an entry in the registry: history, undo, checks and findings take it as it is", () => {
  const rollout = rolloutOf({
    cluster: "here",
    workload: choir,
    stored,
    digest: "d",
    historyProblem: null,
    now: Date.parse("2026-01-01T12:00:00Z"),
    mask: asItIs,
  });
  expect(rollout).toMatchObject({
    ref: { kind: "choirs", namespace: "shop", name: "tenors" },
    message: 'choir "tenors" sings',
    strategy: { type: "Canon" },
    revisions: [
      { name: "second", number: "8", current: true },
      { name: "first", number: "7", current: false },
    ],
    suggested: { kind: "revision", uid: "uid-of-first" },
  });
  expect(summaryOf(choir, Date.parse("2026-01-01T12:00:00Z"), asItIs)).toMatchObject({
    kind: "choirs",
    name: "tenors",
    revision: null,
  });

  const plan = planUndo({
    workload: choir,
    stored,
    to: first.metadata.uid,
    resume: false,
    annotations: "keep",
    record: { by: "me", at: "2026-01-01T12:00:00.000Z" },
  });
  expect(plan).toMatchObject({ kind: "patch" });
  expect(JSON.stringify(plan)).toContain("song:1");

  const checks = checksOf(choir, [first, second], first, theSurroundings(), asItIs);
  expect(inEnglish(checks).flatMap(({ evidence }) => evidence.map(({ kind }) => kind))).not.toContain("Deployment");

  const seen = { workload: choir, stored, pods: [], events: [], now: Date.parse("2026-01-01T12:00:00Z"), mask: asItIs };
  expect(diagnosisOf(seen).findings).toEqual([]);
});
