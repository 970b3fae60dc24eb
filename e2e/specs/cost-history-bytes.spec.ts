import { bigHistory, TEMPLATE_BYTES } from "../clusters/big-history";
import { RolloutApi } from "../pages/rollout-api";
import { rawRequest } from "../raw-request";
import { expect, test } from "../test";

test.use({ controllers: false });

const REVISIONS = 11;
const AT_MOST_BYTES = 20_000;

test("a history of eleven revisions with 20 kB templates is sent in 20 kB; a template when it is asked for", async ({
  appUrl,
  cluster,
  namespace,
  request,
  rolloutPage,
}) => {
  await bigHistory(cluster, namespace, "web", REVISIONS);
  const sets = await cluster.replicaSets(namespace, "web");
  expect(sets).toHaveLength(REVISIONS);
  for (const { spec } of sets) expect(JSON.stringify(spec.template).length).toBeGreaterThan(TEMPLATE_BYTES);
  const api = new RolloutApi(request, cluster.context, namespace, "web");

  // As it is, not packed.
  const { status, headers, bytes } = await rawRequest(appUrl, { path: api.path });
  expect(status).toBe(200);
  expect(headers["content-encoding"]).toBeUndefined();
  expect(JSON.parse(bytes.toString()).revisions).toHaveLength(REVISIONS);
  expect(bytes.length).toBeLessThanOrEqual(AT_MOST_BYTES);
  test.info().annotations.push({ type: "history", description: `${bytes.length} bytes` });

  await rolloutPage.open(namespace, "web");
  await expect(rolloutPage.revisions).toHaveCount(REVISIONS);
  await rolloutPage.choose(1);
  await expect.poll(() => rolloutPage.yaml()).toContain("VARIABLE_199");
});
