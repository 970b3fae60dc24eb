import type { Autoscaler, JsonObject } from "../objects/objects";
import type { Writer } from "../objects/managed-fields";

/** What came of asking the cluster for one thing. `missingRight`: such as `get secrets in namespace shop`. */
export type Looked<T> =
  { kind: "found"; value: T } | { kind: "missing" } | { kind: "unknown"; missingRight: string | null; why: string };

/** A ConfigMap or Secret without any of its values. */
export type ConfigObject = {
  createdAt: string;
  /** Changes with every write, and grows across all objects of a cluster's store. */
  resourceVersion: string;
  /** When anything of it was last written, as far as managed fields record it. */
  touchedAt: string | null;
  /** Who wrote its content, latest first; null where the cluster keeps no managed fields of it. */
  writes: readonly Writer[] | null;
  /** Null where they were not asked for. */
  keys: readonly string[] | null;
};

/** `phase` is `Bound`, `Pending`, `Lost`. */
export type VolumeClaim = { phase: string | null; deleting: boolean };

/** A ResourceQuota; `hard` and `used` as its status has them. */
export type Quota = { name: string; hard: JsonObject; used: JsonObject; scopes: readonly QuotaScope[] };
export type QuotaScope = { name: string; operator: string; values: readonly string[] };

/** All around a rollout that was looked at for its checks; objects by name. */
export type Surroundings = {
  configMaps: ReadonlyMap<string, Looked<ConfigObject>>;
  secrets: ReadonlyMap<string, Looked<ConfigObject>>;
  serviceAccount: Looked<true>;
  volumeClaims: ReadonlyMap<string, Looked<VolumeClaim>>;
  /** Null where the template names none. */
  priorityClass: Looked<true> | null;
  runtimeClass: Looked<true> | null;
  quotas: Looked<readonly Quota[]>;
  autoscalers: Looked<readonly Autoscaler[]>;
};

/** What came of asking for the object of this name. A template may name more objects than are read. */
export function lookedUp<T>(looked: ReadonlyMap<string, Looked<T>>, name: string): Looked<T> {
  const why = "the pod template names too many objects to read them all.";
  return looked.get(name) ?? { kind: "unknown", missingRight: null, why };
}
