import { expect, test } from "vitest";
import { ADMIN } from "../api/actor";
import type { Deployment, Pod } from "../objects";
import { resource } from "../resources";
import { Simulator } from "../simulator";

const ACTOR = { user: ADMIN, manager: "test" };
const WEB = { resource: resource("deployments"), namespace: "default", name: "web" };

function rollingOut(takesItsTime: boolean) {
  const cluster = new Simulator({ takesItsTime, clock: { start: Date.UTC(2026, 10, 1), speed: 0 } });
  const template = { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web", image: "web:1" }] } };
  const spec = { replicas: 20, selector: { matchLabels: { app: "web" } }, template };
  cluster.registry.create(WEB.resource, WEB.namespace, { metadata: { name: "web" }, spec }, ACTOR);
  return {
    ready(afterMs: number): number {
      cluster.advance(afterMs);
      return (cluster.registry.get(WEB) as Deployment).status.readyReplicas ?? 0;
    },
    pods(afterMs: number): Pod[] {
      cluster.advance(afterMs);
      return cluster.store.list("pods") as Pod[];
    },
    scaleDown() {
      cluster.registry.update(WEB, (current) => ({ ...current, spec: { ...spec, replicas: 0 } }), ACTOR);
    },
  };
}

test("in the demo pods get ready one after the other within three to eight seconds, and end more slowly", () => {
  const demo = rollingOut(true);

  expect(demo.ready(2_900)).toBe(0);
  const some = demo.ready(2_500);
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(20);
  expect(demo.ready(3_000)).toBe(20);
  demo.scaleDown();
  expect(demo.pods(1_000)).toHaveLength(20);
  expect(demo.pods(1_000)).toHaveLength(0);
});

test("everywhere else they take no time", () => {
  const cluster = rollingOut(false);

  expect(cluster.ready(500)).toBe(20);
  cluster.scaleDown();
  expect(cluster.pods(500)).toHaveLength(0);
});
