import { expect, test } from "vitest";
import { ADMIN } from "../../api/actor";
import type { Deployment, JsonObject, ReplicaSet } from "../../objects";
import { applyStrategicMergePatch } from "../../patch/strategic-merge-patch";
import { resource } from "../../resources";
import { Simulator } from "../../simulator";

const ACTOR = { user: ADMIN, manager: "test" };
const WEB = { resource: resource("deployments"), namespace: "default", name: "web" };

const template = (image: string) => ({
  metadata: { labels: { app: "web" } },
  spec: { containers: [{ name: "web", image }] },
});

/** A Deployment whose every change has a minute, and its ReplicaSets by image. */
function aDeployment(image: string) {
  const cluster = new Simulator({ clock: { start: Date.UTC(2026, 10, 1), speed: 0 } });
  const spec = { selector: { matchLabels: { app: "web" } }, template: template(image) };
  cluster.advance(1_000);
  cluster.registry.create(WEB.resource, WEB.namespace, { metadata: { name: "web" }, spec }, ACTOR);
  cluster.advance(60_000);
  return {
    change(spec: JsonObject) {
      cluster.registry.update(WEB, (current) => applyStrategicMergePatch(current, { spec }), ACTOR);
      cluster.advance(60_000);
    },
    sets() {
      const { uid } = (cluster.registry.get(WEB) as Deployment).metadata;
      const sets = cluster.store.ownedBy("replicasets", uid) as ReplicaSet[];
      return new Map(sets.map((set) => [set.spec.template.spec.containers[0]?.image, set]));
    },
  };
}

test("the ReplicaSet that was made first is deleted first, though it has come back since and another has not", () => {
  const { change, sets } = aDeployment("web:made-first");
  for (const image of ["web:made-second", "web:made-first", "web:made-third"]) change({ template: template(image) });

  change({ revisionHistoryLimit: 1 });

  expect([...sets().keys()]).toEqual(["web:made-second", "web:made-third"]);
});

test("a change of the strategy leaves a ReplicaSet alone that has its size", () => {
  const { change, sets } = aDeployment("web:1");

  change({ strategy: { type: "Recreate", rollingUpdate: null } });

  expect(sets().get("web:1")?.metadata.annotations).toMatchObject({ "deployment.kubernetes.io/max-replicas": "2" });
});
