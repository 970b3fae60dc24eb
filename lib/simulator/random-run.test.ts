import { expect, test } from "vitest";
import { ADMIN } from "./api/actor";
import { maxSurge } from "./controllers/deployment/fenceposts";
import { deploymentComplete } from "./controllers/deployment/status";
import { REVISION } from "./controllers/deployment/annotations";
import { findOldReplicaSets } from "./controllers/deployment/replica-sets";
import type { Deployment, JsonObject, ReplicaSet } from "./objects";
import { applyStrategicMergePatch } from "./patch/strategic-merge-patch";
import { resource } from "./resources";
import { Simulator } from "./simulator";

const SEED = 20_261_125;
const OPERATIONS = 1_500;
const NAMES = ["web", "shop", "search", "mail"];
const ACTOR = { user: ADMIN, manager: "test" };

/** mulberry32: the same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function manifest(name: string): JsonObject {
  const labels = { app: name };
  const template = { metadata: { labels }, spec: { containers: [{ name, image: `${name}:1` }] } };
  return { metadata: { name }, spec: { replicas: 4, selector: { matchLabels: labels }, template } };
}

function aRun(seed: number) {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const cluster = new Simulator({ clock: { start: Date.UTC(2026, 10, 1), speed: 0 } });
  cluster.advance(1_000);
  const deployment = (name: string) => cluster.store.get("deployments", "default", name) as Deployment;
  const setsOf = (name: string) => cluster.store.ownedBy("replicasets", deployment(name).metadata.uid) as ReplicaSet[];
  const patch = (name: string, body: JsonObject) => {
    const place = { resource: resource("deployments"), namespace: "default", name };
    cluster.registry.update(place, (current) => applyStrategicMergePatch(current, body), ACTOR);
  };
  const container = (name: string, over: JsonObject) => ({
    spec: { template: { spec: { containers: [{ name, ...over }] } } },
  });
  const undo = (name: string) => {
    const old = findOldReplicaSets(deployment(name), setsOf(name));
    if (old.length === 0 || deployment(name).spec.paused) return;
    const { template } = pick(old).spec;
    const { "pod-template-hash": _hash, ...labels } = template.metadata?.labels ?? {};
    patch(name, { spec: { template: { $patch: "replace", ...template, metadata: { ...template.metadata, labels } } } });
  };
  const operations: ((name: string) => void)[] = [
    (name) => patch(name, container(name, { image: `${name}:${pick(["1", "2", "3", "4-slow", "5"])}` })),
    (name) =>
      patch(name, container(name, { image: `${name}:${pick(["6-crash", "7-never-ready", "8-pull-failure"])}` })),
    (name) => patch(name, container(name, { resources: { limits: { cpu: pick(["100m", "0.2", "1000m"]) } } })),
    (name) => patch(name, { metadata: { annotations: { "kubernetes.io/change-cause": `cause ${next()}` } } }),
    (name) => patch(name, { spec: { replicas: Math.floor(next() * 12) } }),
    (name) => patch(name, { spec: { paused: true } }),
    (name) => patch(name, { spec: { paused: null } }),
    (name) => patch(name, { spec: { revisionHistoryLimit: Math.floor(next() * 5) } }),
    (name) =>
      patch(name, {
        spec: {
          strategy: { rollingUpdate: { maxSurge: pick([0, 1, "25%", "50%"]), maxUnavailable: pick([1, 2, "25%"]) } },
        },
      }),
    undo,
  ];
  return { cluster, next, pick, deployment, setsOf, patch, container, operations };
}

test(`a random run of ${OPERATIONS} operations ends converged, with no surge exceeded and no number twice`, () => {
  const { cluster, next, pick, deployment, setsOf, patch, container, operations } = aRun(SEED);
  const exceeded: string[] = [];
  const twice: string[] = [];
  cluster.store.onChange(({ plural, object, previous }) => {
    if (plural !== "replicasets") return;
    const set = object as ReplicaSet;
    const owner = NAMES.find((name) => set.metadata.name.startsWith(`${name}-`)) ?? "";
    const now = deployment(owner);
    const sets = setsOf(owner);
    const total = sets.reduce((sum, one) => sum + one.spec.replicas, 0);
    const grew = set.spec.replicas > ((previous as ReplicaSet | undefined)?.spec.replicas ?? 0);
    if (grew && total > now.spec.replicas + maxSurge(now))
      exceeded.push(`${owner} has ${total} of ${now.spec.replicas}`);
    const numbers = sets.map(({ metadata }) => metadata.annotations?.[REVISION]);
    if (new Set(numbers).size < numbers.length) twice.push(`${owner}: ${numbers.join()}`);
  });
  for (const name of NAMES) cluster.registry.create(resource("deployments"), "default", manifest(name), ACTOR);

  for (let count = 0; count < OPERATIONS; count++) {
    pick(operations)(pick(NAMES));
    cluster.advance(next() < 0.3 ? 0 : Math.floor(next() ** 3 * 120_000));
  }
  for (const name of NAMES) {
    patch(name, { spec: { paused: null, replicas: 5 } });
    patch(name, container(name, { image: `${name}:final` }));
  }
  cluster.advance(3_600_000);

  expect({ exceeded, twice }).toEqual({ exceeded: [], twice: [] });
  for (const name of NAMES) {
    const { metadata, status } = deployment(name);
    expect(deploymentComplete(deployment(name), status), `${name}: ${JSON.stringify(status)}`).toBe(true);
    const current = setsOf(name).find(({ spec }) => spec.replicas > 0);
    expect(metadata.annotations?.[REVISION]).toBe(current?.metadata.annotations?.[REVISION]);
    expect(status.conditions?.find(({ type }) => type === "Progressing")?.reason).toBe("NewReplicaSetAvailable");
  }
  expect(cluster.store.list("pods", "default")).toHaveLength(5 * NAMES.length);
}, 60_000);
