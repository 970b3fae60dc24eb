import type { ReplicaRange } from "./fields";

/** How much more of a resource is needed, and what of it is free, as Kubernetes writes quantities. */
export type QuotaShortage = { resource: string; needed: string; free: string };
type Short = { quota: string; shortages: readonly QuotaShortage[] };

/** Whether the quotas of a namespace can hold a rollback, and who moves its replicas. Codes begin with `check.`. */
export type QuotaCheckFacts = {
  "check.no-quota": NoFacts;
  "check.quota-has-room": { quota: string };
  "check.quota-too-small": Short;
  "check.quota-stops-rollback": Short;
  /** `ahead`: so many pods the rollback starts before old ones go. */
  "check.quota-slows-rollback": Short & { ahead: number };
  "check.quota-wants-requests": { quota: string; resource: string; containers: readonly string[] };
  "check.next.raise-quota-or-scale-down": NoFacts;
  "check.next.raise-quota-or-max-unavailable": NoFacts;
  "check.next.raise-quota-to-be-quick": NoFacts;
  "check.next.limit-range-default": NoFacts;

  "check.no-autoscaler": { workload: string };
  "check.autoscaler": { name: string } & ReplicaRange;
};

type NoFacts = Record<never, never>;
