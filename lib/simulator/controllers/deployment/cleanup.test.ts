import { expect, test } from "vitest";
import { ADMIN } from "../../api/actor";
import type { Deployment, JsonObject, ReplicaSet } from "../../objects";
import { applyStrategicMergePatch } from "../../patch/strategic-merge-patch";
import { resource } from "../../resources";
import { Simulator } from "../../simulator";

const ACTOR = { user: ADMIN, manager: "test" };
const WEB = { resource: resource("deployments"), namespace: "default", name: "web" };

test("the ReplicaSet that was made first is deleted first, though it has come back since and another has not", () => {
  const cluster = new Simulator({ clock: { start: Date.UTC(2026, 10, 1), speed: 0 } });
  const template = (image: string) => ({
    metadata: { labels: { app: "web" } },
    spec: { containers: [{ name: "web", image }] },
  });
  const change = (spec: JsonObject) => {
    cluster.registry.update(WEB, (current) => applyStrategicMergePatch(current, { spec }), ACTOR);
    cluster.advance(60_000);
  };
  cluster.advance(1_000);
  const spec = { selector: { matchLabels: { app: "web" } }, template: template("web:made-first") };
  cluster.registry.create(WEB.resource, WEB.namespace, { metadata: { name: "web" }, spec }, ACTOR);
  cluster.advance(60_000);
  for (const image of ["web:made-second", "web:made-first", "web:made-third"]) change({ template: template(image) });

  change({ revisionHistoryLimit: 1 });

  const { uid } = (cluster.registry.get(WEB) as Deployment).metadata;
  const left = cluster.store.ownedBy("replicasets", uid) as ReplicaSet[];
  expect(left.map((set) => set.spec.template.spec.containers[0]?.image)).toEqual(["web:made-second", "web:made-third"]);
});
