import type { QuotaShortage } from "@/lib/contract/facts/quota-checks";
import { type Message, message } from "@/lib/contract/message";
import { aboutIt, couldNotLook } from "./check";
import { type RawCheck, evidenceOf } from "../managers/evidence";
import type { PodTemplate } from "../objects/objects";
import type { Workload, StoredRevision } from "../workload/workload";
import { containersWithout, podUsage } from "./pod-usage";
import { compareQuantities, parseQuantity, type Quantity } from "../objects/quantity";
import { add, quantityText, subtract, times, ZERO } from "../objects/quantity-arithmetic";
import { countsPodsOf } from "./quota-scope";
import type { Lookup, Quota } from "./surroundings";
import { type Surge, surgeOf } from "../history/surge";
import { own } from "../objects/json-fields";

const CODE = "quota";

/** Whether the quotas of the namespace can hold what the rollback starts, before the old pods go and after. */
export function quotaChecks(workload: Workload, target: StoredRevision, quotas: Lookup<readonly Quota[]>): RawCheck[] {
  if (quotas.kind === "unknown") return [couldNotLook(CODE, { about: "quotas" }, quotas)];
  const all = quotas.kind === "missing" ? [] : quotas.value;
  const { template } = target.spec;
  const counting = all.filter((quota) => countsPodsOf(quota, template));
  if (counting.length === 0) return [aboutIt(CODE, "ok", message("check.no-quota"))];
  const surge = surgeOf(workload, target);
  return counting.map((quota) => {
    const unsaid = surge.created > 0 ? withoutRequests(quota, template) : null;
    return unsaid ?? roomCheck(quota, template, workload.spec.template, surge);
  });
}

function roomCheck(quota: Quota, target: PodTemplate, live: PodTemplate, surge: Surge): RawCheck {
  const { created, ahead, unavailable, replaced } = surge;
  const shortages = (needed: (resource: string) => Quantity | null): QuotaShortage[] =>
    Object.keys(quota.hard).flatMap((resource) => {
      const left = leftOf(quota, resource);
      const wanted = needed(resource);
      return left && wanted && wanted.numerator > 0n && compareQuantities(wanted, left) > 0
        ? { resource, needed: quantityText(wanted), free: left.numerator < 0n ? "0" : quantityText(left) }
        : [];
    });
  const countsLive = countsPodsOf(quota, live);
  const inTheEnd = shortages((resource) => {
    const fresh = podUsage(target, resource);
    const old = countsLive ? podUsage(live, resource) : null;
    return fresh && add(times(fresh, created), times(old ?? ZERO, -replaced));
  });
  if (inTheEnd.length > 0) {
    const sentence = message("check.quota-too-small", { quota: quota.name, shortages: inTheEnd });
    return short(quota, "bad", sentence, inTheEnd, message("check.next.raise-quota-or-scale-down"));
  }
  const meanwhile = shortages((resource) => scaled(podUsage(target, resource), ahead));
  const one = shortages((resource) => scaled(podUsage(target, resource), Math.min(ahead, 1)));
  if (one.length > 0 && unavailable === 0) {
    const sentence = message("check.quota-stops-rollback", { quota: quota.name, shortages: one });
    return short(quota, "bad", sentence, one, message("check.next.raise-quota-or-max-unavailable"));
  }
  if (meanwhile.length > 0) {
    const sentence = message("check.quota-slows-rollback", { quota: quota.name, shortages: meanwhile, ahead });
    return short(quota, "warn", sentence, meanwhile, message("check.next.raise-quota-to-be-quick"));
  }
  return aboutIt(CODE, "ok", message("check.quota-has-room", { quota: quota.name }), {
    evidence: [evidenceOf("ResourceQuota", quota.name)],
  });
}

function short(
  quota: Quota,
  state: "bad" | "warn",
  sentence: Message,
  shortages: readonly QuotaShortage[],
  next: Message,
): RawCheck {
  const evidence = shortages.map(({ resource }) =>
    evidenceOf("ResourceQuota", quota.name, {
      field: resource,
      meaning: message("meaning.quota-used", {
        used: String(own(quota.used, resource) ?? 0),
        hard: String(own(quota.hard, resource)),
      }),
    }),
  );
  return aboutIt(CODE, state, sentence, { evidence, next });
}

/** A LimitRange may fill them in, which is not looked at. */
function withoutRequests(quota: Quota, template: PodTemplate): RawCheck | null {
  for (const resource of Object.keys(quota.hard)) {
    const containers = containersWithout(template, resource);
    if (containers.length === 0) continue;
    const sentence = message("check.quota-wants-requests", { quota: quota.name, resource, containers });
    return aboutIt(CODE, "warn", sentence, {
      evidence: [
        evidenceOf("ResourceQuota", quota.name, {
          field: resource,
          meaning: message("meaning.quota-hard", { hard: String(own(quota.hard, resource)) }),
        }),
      ],
      next: message("check.next.limit-range-default"),
    });
  }
  return null;
}

function leftOf(quota: Quota, resource: string): Quantity | null {
  const hard = parseQuantity(own(quota.hard, resource));
  return hard && subtract(hard, parseQuantity(own(quota.used, resource) ?? 0) ?? ZERO);
}

function scaled(usage: Quantity | null, pods: number): Quantity | null {
  return usage && times(usage, pods);
}
