import { parse } from "yaml";
import type { JsonObject } from "../clusters/objects";
import { ComparisonPanel } from "../pages/comparison-panel";
import { expect, test } from "../test";

const named = (...names: string[]) => names.map((name) => ({ name, image: `${name}:1` }));
const tolerating = (...keys: string[]) => keys.map((key) => ({ key, operator: "Exists" }));
const HOST = { name: "HOST", value: "db" };
const URL_OF_HOST = { name: "URL", value: "http://$(HOST)/" };
const ARGS = ["yes", "0b11", "1_000", "190:20:30", "2001-12-14", "a\u0085b", "--port=80"];

test("what an order means is told where it means something, and elsewhere that every pod is replaced all the same", async ({
  cluster,
  namespace,
  page,
  rolloutPage,
  undoDialog,
}) => {
  const web = { name: "web", image: "web:1", args: ARGS };
  const spec = {
    initContainers: named("migrate", "wait"),
    containers: [{ ...web, env: [HOST, URL_OF_HOST] }],
    tolerations: tolerating("a", "b"),
  };
  const metadata = { labels: { app: "web" }, annotations: { "checksum/config": "a91f" } };
  await cluster.deploy(namespace, { name: "web", image: "web:1", replicas: 2, spec: { template: { metadata, spec } } });
  const change = (template: JsonObject) => cluster.patch(namespace, "web", { spec: { template } });
  await change({ spec: { initContainers: named("wait", "migrate") } });
  await change({ spec: { containers: [{ ...web, env: [URL_OF_HOST, HOST] }] } });
  await change({ metadata: { annotations: { "checksum/config": "77c0" } } });
  await change({ spec: { tolerations: tolerating("b", "a") } });
  expect(await cluster.replicaSets(namespace, "web")).toHaveLength(5);
  await cluster.waitComplete(namespace, "web");
  const panel = new ComparisonPanel(page);
  const compare = async (from: number, to: number) => {
    await rolloutPage.rowButton(from).click();
    await rolloutPage.rowButton(to).click({ modifiers: ["Shift"] });
  };

  await rolloutPage.open(namespace, "web");

  await expect(rolloutPage.revision(2)).toContainText("initContainer wait moved before migrate");
  await expect(rolloutPage.revision(3)).toContainText("env URL moved before HOST, which it refers to");
  await expect(rolloutPage.revision(4)).toContainText("configuration changed (checksum/config)");
  await expect(rolloutPage.revision(5)).toContainText("order of a list only");
  await expect(panel.root).toContainText("Order only, every pod is replaced");
  await expect(panel.root.getByRole("heading", { name: "Only the order differs" })).toBeVisible();
  await compare(1, 2);
  await expect(panel.changes).toHaveCount(1);
  await expect(panel.change("initContainer wait")).toHaveAttribute("data-change", "moved");
  await expect(panel.change("initContainer wait")).toContainText("now before migrate");
  await compare(2, 3);
  await expect(panel.change("env URL")).toContainText("now before HOST");

  await rolloutPage.rollBackTo(4);
  await expect(undoDialog.changes.getByRole("button")).toContainText("Order only, every pod is replaced, as the API");
  await expect(undoDialog.pods).toHaveText("Replaces 2 pods · creates 2");
  await undoDialog.cancel.click();
  await rolloutPage.rollBackTo(1);
  await expect(undoDialog.changes.getByRole("button")).toContainText("3 changes, as the API");
  await expect(undoDialog.changes).toContainText("now before wait");
  await expect(undoDialog.changes).toContainText("configuration changed");
  await undoDialog.cancel.click();

  await rolloutPage.choose(5);
  const { containers } = (parse(await rolloutPage.yaml(), { version: "1.1" }) as { spec: typeof spec }).spec;
  expect(containers[0]?.args).toEqual(ARGS);
});
