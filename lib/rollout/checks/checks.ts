import type { Mask } from "@/lib/contract/cluster-text";
import type { Check } from "@/lib/contract/checks";
import type { Coded } from "@/lib/contract/message";
import { maskedEvidence, type RawCheck } from "../managers/evidence";
import { autoscalerChecks } from "./check-autoscaler";
import { configChangedChecks } from "./check-config-changed";
import { imageTagChecks } from "./check-image-tags";
import { lastAppliedCheck } from "./check-last-applied";
import { namedObjectChecks } from "./check-named-objects";
import { outageCheck } from "./check-outage";
import { managerChecks } from "./check-managers";
import { quotaChecks } from "./check-quota";
import { neverAvailableCheck, rolledBackFromCheck } from "./check-target";
import { lastRanOf } from "./last-ran";
import type { Workload, StoredRevision } from "../workload/workload";
import { referencesOf } from "../template/references";
import { numberOf } from "../history/stored-number";
import type { Surroundings } from "./surroundings";

const WORST_FIRST = ["bad", "warn", "unknown", "ok", "not-applicable"];

/**
 * What a rollback to `target` would not bring back, who will revert it, and whether it can come up: at least one check for
 * each code, worst first, with values and names as they may leave. `owned` are the revisions of the workload, `target` one of them, `around` what was read of
 * all that its template names.
 */
export function checksOf(
  workload: Workload,
  owned: readonly StoredRevision[],
  target: StoredRevision,
  around: Surroundings,
  mask: Mask,
): Coded<Check>[] {
  const { template } = target.spec;
  const references = referencesOf(template);
  const { kind, metadata } = target;
  const revision = {
    number: numberOf(target)?.toString() ?? null,
    object: kind.revisions.object,
    name: metadata.name,
  };
  const ran = {
    revision,
    createdAt: target.metadata.creationTimestamp,
    resourceVersion: target.metadata.resourceVersion,
    lastRan: lastRanOf(workload, owned, target),
  };
  const checks: RawCheck[] = [
    ...namedObjectChecks(references, around, workload.metadata.namespace),
    ...configChangedChecks(references, around, ran),
    ...imageTagChecks(workload, template),
    ...managerChecks(workload, mask),
    lastAppliedCheck(workload, template),
    outageCheck(workload, owned, target),
    ...autoscalerChecks(workload, around.autoscalers),
    ...quotaChecks(workload, target, around.quotas),
    rolledBackFromCheck(workload, owned, target, revision),
    neverAvailableCheck(workload, target, revision),
  ];
  return checks
    .toSorted((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state))
    .map((check) => ({ ...check, evidence: check.evidence.map((one) => maskedEvidence(one, mask)) }));
}
