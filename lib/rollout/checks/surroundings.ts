import type { ProblemMessage } from "@/lib/contract/problem-error";
import type { Right } from "@/lib/contract/right";
import type { Autoscaler, JsonObject } from "../objects/objects";
import type { Writer } from "../objects/managed-fields";

/** What came of asking the cluster for one thing. */
export type Lookup<T> = { kind: "found"; value: T } | { kind: "missing" } | { kind: "unknown"; because: NotLooked };

/** Why it is not known. `too-many-names`: the pod template names more objects than are read. */
export type NotLooked =
  { kind: "no-right"; right: Right } | { kind: "too-many-names" } | { kind: "problem"; problem: ProblemMessage };

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
  configMaps: ReadonlyMap<string, Lookup<ConfigObject>>;
  secrets: ReadonlyMap<string, Lookup<ConfigObject>>;
  serviceAccount: Lookup<true>;
  volumeClaims: ReadonlyMap<string, Lookup<VolumeClaim>>;
  /** Null where the template names none. */
  priorityClass: Lookup<true> | null;
  runtimeClass: Lookup<true> | null;
  quotas: Lookup<readonly Quota[]>;
  autoscalers: Lookup<readonly Autoscaler[]>;
};

/** What came of asking for the object of this name. A template may name more objects than are read. */
export function lookupOf<T>(lookups: ReadonlyMap<string, Lookup<T>>, name: string): Lookup<T> {
  return lookups.get(name) ?? { kind: "unknown", because: { kind: "too-many-names" } };
}
