import fc from "fast-check";
import type { PatchType } from "../clusters/kube-api";
import { CHANGE_CAUSE } from "../clusters/new-deployment";
import type { JsonObject, ReplicaSet } from "../clusters/objects";
import { CONTROLLER_ANNOTATIONS, HASH_LABEL, type Rollout } from "./rollout";

export const NAME = "web";

/** What somebody does to the Deployment: a patch, worked out from what the cluster then holds. */
export type Operation = { what: string; patch: (rollout: Rollout) => { body: object; type: PatchType } };

const GOOD = ["1", "2", "3", "4"].map((version) => `${NAME}:${version}`);
const BAD = ["5-never-ready", "6-pull-failure", "7-crash"].map((version) => `${NAME}:${version}`);
const NO_DEADLINE = 2_147_483_647;

const one = (value: unknown) => JSON.stringify(value);

function merging(what: string, body: JsonObject): Operation {
  return { what, patch: () => ({ body, type: "strategic" }) };
}

function inContainer(what: string, fields: JsonObject): Operation {
  return merging(what, { spec: { template: { spec: { containers: [{ name: NAME, ...fields }] } } } });
}

/** As kubectl rolls back: the ReplicaSet's template and its annotations, but for those that the controllers own. */
function undo(which: number): Operation {
  const what = `undo to the ReplicaSet number ${which}, counted round`;
  return {
    what,
    patch({ deployment, sets }) {
      const target = sets[which % sets.length];
      // While paused a history limit of 0 leaves none.
      return target ? undoTo(target, deployment) : { body: {}, type: "merge" };
    },
  };
}

function undoTo({ metadata, spec }: ReplicaSet, deployment: Rollout["deployment"]) {
  const { [HASH_LABEL]: _hash, ...labels } = spec.template.metadata?.labels ?? {};
  const own = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => isControllers(key));
  const restored = Object.entries(metadata.annotations ?? {}).filter(([key]) => !isControllers(key));
  const template = { ...spec.template, metadata: { ...spec.template.metadata, labels } };
  const body = [
    { op: "replace", path: "/spec/template", value: template },
    { op: "replace", path: "/metadata/annotations", value: Object.fromEntries([...own, ...restored]) },
  ];
  return { body, type: "json" as const };
}

const isControllers = (key: string) => CONTROLLER_ANNOTATIONS.test(key);

const image = (images: string[]) =>
  fc.constantFrom(...images).map((image) => inContainer(`set image ${image}`, { image }));
const limit = (field: string, values: fc.Arbitrary<unknown>) =>
  values.map((value) => merging(`${field} ${one(value)}`, { spec: { [field]: value } }));

const OPERATIONS: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: image(GOOD) },
  { weight: 3, arbitrary: image(BAD) },
  { weight: 5, arbitrary: fc.nat(11).map(undo) },
  {
    weight: 3,
    arbitrary: fc
      .nat(99)
      .map((number) =>
        merging(`change cause "cause ${number}"`, { metadata: { annotations: { [CHANGE_CAUSE]: `cause ${number}` } } }),
      ),
  },
  { weight: 4, arbitrary: limit("replicas", fc.nat(7)) },
  { weight: 2, arbitrary: fc.constant(merging("pause", { spec: { paused: true } })) },
  { weight: 3, arbitrary: fc.constant(merging("resume", { spec: { paused: null } })) },
  {
    weight: 2,
    arbitrary: fc.nat(2).map((day) => {
      const annotations = { "kubectl.kubernetes.io/restartedAt": `2026-01-0${day + 1}T00:00:00Z` };
      return merging(`restart of day ${day + 1}`, { spec: { template: { metadata: { annotations } } } });
    }),
  },
  { weight: 2, arbitrary: limit("revisionHistoryLimit", fc.nat(4)) },
  { weight: 2, arbitrary: limit("progressDeadlineSeconds", fc.constantFrom(2, 3, NO_DEADLINE)) },
  {
    weight: 3,
    arbitrary: fc
      .record({
        maxSurge: fc.constantFrom<number | string>(0, 1, 2, "25%", "50%"),
        maxUnavailable: fc.constantFrom<number | string>(0, 1, 2, "25%", "50%"),
      })
      .map((rollingUpdate) =>
        merging(`rolling update ${one(rollingUpdate)}`, {
          spec: { strategy: { type: "RollingUpdate", rollingUpdate } },
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(merging("recreate", { spec: { strategy: { type: "Recreate", rollingUpdate: null } } })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("100m", "0.1", "1", "1000m").map((cpu) => {
      return inContainer(`limit of cpu ${cpu}`, { resources: { limits: { cpu } } });
    }),
  },
);

/** So many random operations; the same ones for the same seed and length. */
export function operationsFrom(seed: number, length: number): Operation[] {
  const [operations = []] = fc.sample(fc.array(OPERATIONS, { minLength: length, maxLength: length, size: "max" }), {
    seed,
    numRuns: 1,
  });
  return operations;
}

/** Specs that the API server does not take. */
export const REFUSED: readonly JsonObject[] = [
  { replicas: -1 },
  { revisionHistoryLimit: -1 },
  { minReadySeconds: 600 },
  { progressDeadlineSeconds: 0 },
  { progressDeadlineSeconds: -1 },
  { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } },
  { strategy: { rollingUpdate: { maxSurge: "0%", maxUnavailable: "0%" } } },
  { strategy: { rollingUpdate: { maxUnavailable: "150%" } } },
  { strategy: { rollingUpdate: { maxSurge: -1 } } },
  { strategy: { rollingUpdate: { maxSurge: "many" } } },
  { strategy: { type: "Recreate" } },
  { strategy: { type: "Sometimes", rollingUpdate: null } },
  { selector: { matchLabels: { app: "shop" } } },
  { template: { metadata: { labels: { app: "shop" } } } },
  { template: { metadata: { labels: { "a b": "c" } } } },
  { template: { metadata: { annotations: { "a b": "c" } } } },
  { template: { spec: { restartPolicy: "Never" } } },
  { template: { spec: { containers: [{ name: NAME, image: "" }] } } },
  { template: { spec: { containers: [{ name: NAME, resources: { limits: { cpu: "many" } } }] } } },
  { template: { spec: { containers: [{ name: NAME, resources: { limits: { cpu: "1" }, requests: { cpu: "2" } } }] } } },
  { template: { spec: { containers: [{ name: "two words", image: "web:1" }] } } },
];
