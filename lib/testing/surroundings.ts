import type { Right } from "@/lib/contract/right";
import type { ConfigObject, Lookup, Surroundings } from "@/lib/rollout/checks/surroundings";

/** A ConfigMap or Secret that was there from the beginning and that nobody has written since. */
export function aConfig(config: Partial<ConfigObject> = {}): Lookup<ConfigObject> {
  const value = { createdAt: "2026-01-01T00:00:00Z", resourceVersion: "1", touchedAt: null, writes: [], keys: null };
  return { kind: "found", value: { ...value, ...config } };
}

/** What could not be read for want of a right. */
export function denied(right: Right) {
  return { kind: "unknown", because: { kind: "no-right", right } } as const;
}

/** All that was read around a template that names nothing, unless more is said: no quota, no autoscaler. */
export function theSurroundings(said: Partial<Surroundings> = {}): Surroundings {
  return {
    configMaps: new Map(),
    secrets: new Map(),
    serviceAccount: { kind: "found", value: true },
    volumeClaims: new Map(),
    priorityClass: null,
    runtimeClass: null,
    quotas: { kind: "found", value: [] },
    autoscalers: { kind: "found", value: [] },
    ...said,
  };
}
