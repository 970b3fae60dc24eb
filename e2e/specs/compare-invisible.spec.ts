import { addReplicaSet } from "../clusters/new-replica-set";
import { ComparisonPanel } from "../pages/comparison-panel";
import { expect, test } from "../test";

test.use({ controllers: false });

test(
  "a no-break space against a blank is named on both sides, for eyes and for ears",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage }) => {
    const env = (value: string) => [{ name: "MOTD", value }];
    const containers = [{ name: "web", image: "web:1", env: env("good\u00a0morning everybody") }];
    const web = await cluster.deploy(namespace, {
      name: "web",
      image: "web:1",
      spec: { template: { spec: { containers } } },
    });
    await addReplicaSet(cluster.api, web, {
      name: "one",
      revision: "1",
      template: (live) => {
        for (const container of live.spec.containers) container["env"] = env("good morning everybody");
        return live;
      },
    });
    await addReplicaSet(cluster.api, web, { name: "two", revision: "2" });
    const panel = new ComparisonPanel(page);
    await rolloutPage.open(namespace, "web");

    const change = panel.change("env MOTD");
    await expect(change.locator("del")).toHaveText("goodblank (U+0020)morning everybody");
    await expect(change.locator("ins")).toHaveText("goodno-break space (U+00A0)morning everybody");
    await expect(change.getByRole("img", { name: "no-break space" })).toBeVisible();
    await panel.tab("YAML").click();
    await expect(panel.lines).toContainText("blank (U+0020)");
    await expect(panel.lines).toContainText("no-break space (U+00A0)");
  },
);
