import { join } from "node:path";
import { Cluster } from "../clusters/cluster";
import { PATCH_TYPES, type PatchType } from "../clusters/kube-api";
import { runFolder } from "../clusters/running-cluster";
import { startCluster } from "../clusters/start-cluster";
import { NAME, type Operation, operationsFrom, REFUSED } from "../differential/operations";
import { comparable, type Rollout } from "../differential/rollout";
import { settled } from "../differential/settled";
import { expect, test as base } from "../test";

const SEED = Number(process.env.REWIND_DIFFERENTIAL_SEED ?? 20_261_126);
const LENGTH = Number(process.env.REWIND_DIFFERENTIAL_LENGTH ?? 40);
const SLOWEST_STEP_MS = 15_000;

const test = base.extend<object, { simulated: Cluster }>({
  simulated: [
    // The pattern is how Playwright knows what a fixture needs.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use, { workerIndex }) => {
      const folder = join(runFolder(), `differential-${workerIndex}`);
      const { cluster, stop } = await startCluster("simulated", { folder, controllers: true });
      const simulated = new Cluster(cluster);
      await use(simulated);
      simulated.close();
      await stop();
    },
    { scope: "worker" },
  ],
});

// Rewind has no part in this.
test.use({ baseURL: undefined });

/** One cluster's side of the run. */
type Side = { cluster: Cluster; namespace: string; rollout: Rollout; hashes: string[] };

async function begin(cluster: Cluster, namespace: string): Promise<Side> {
  const spec = { progressDeadlineSeconds: 2 };
  await cluster.deploy(namespace, { name: NAME, image: `${NAME}:1`, replicas: 3, cause: "first", spec });
  return { cluster, namespace, rollout: await settled(cluster, namespace, NAME), hashes: [] };
}

/** What the API server answers, without the object. */
async function answerTo(body: object, type: PatchType, { cluster, namespace }: Pick<Side, "cluster" | "namespace">) {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${NAME}`;
  const { status, text } = await cluster.api.answer("PATCH", path, body, PATCH_TYPES[type]);
  return status === 200 ? { status } : { status, refusal: JSON.parse(text).message };
}

/** Does it, and waits for everything that comes of it. */
async function act({ patch }: Operation, side: Side) {
  const { body, type } = patch(side.rollout);
  const answer = await answerTo(body, type, side);
  side.rollout = await settled(side.cluster, side.namespace, NAME);
  return answer;
}

test.skip(process.env.REWIND_E2E_KUBECONFIG !== undefined, "compares with the control plane of the run's own");

test("the embedded cluster does what the real one does, at every step of a random run", async ({
  cluster,
  simulated,
  namespace,
}, testInfo) => {
  test.setTimeout(60_000 + LENGTH * SLOWEST_STEP_MS);
  const run = `REWIND_DIFFERENTIAL_SEED=${SEED} REWIND_DIFFERENTIAL_LENGTH=${LENGTH}`;
  testInfo.annotations.push({ type: "differential run", description: run });
  process.stdout.write(`Differential run of both clusters: ${run}\n`);
  await simulated.createNamespace(namespace);
  const sides = await Promise.all([begin(cluster, namespace), begin(simulated, namespace)]);
  const done = [`${run}`, "0. deploy"];
  const agree = () => {
    const [real, embedded] = sides.map(({ rollout, hashes }) => comparable(rollout, hashes));
    expect(embedded, `the embedded cluster differs (+) from the real one (-) after\n${done.join("\n")}`).toEqual(real);
  };

  agree();
  for (const [index, operation] of operationsFrom(SEED, LENGTH).entries()) {
    done.push(`${index + 1}. ${operation.what}`);
    await test.step(done.at(-1) ?? "", async () => {
      const [real, embedded] = await Promise.all(sides.map((side) => act(operation, side)));
      expect(embedded, `the answers differ after\n${done.join("\n")}`).toEqual(real);
      agree();
    });
  }
});

test("the embedded cluster refuses what the real one does, in its words", async ({ cluster, simulated, namespace }) => {
  await simulated.createNamespace(namespace);
  const answersOf = async (one: Cluster) => {
    await one.deploy(namespace, { name: NAME, image: `${NAME}:1` });
    const answers = new Map<string, Awaited<ReturnType<typeof answerTo>>>();
    for (const spec of REFUSED) {
      answers.set(JSON.stringify(spec), await answerTo({ spec }, "strategic", { cluster: one, namespace }));
    }
    return answers;
  };
  const [real, embedded] = await Promise.all([answersOf(cluster), answersOf(simulated)]);

  expect([...real].filter(([, { status }]) => status === 200)).toEqual([]);
  expect(embedded).toEqual(real);
});
