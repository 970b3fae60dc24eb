import type { Check } from "@/lib/contract/checks";
import { aboutIt, couldNotLook, inWords } from "./check";
import { evidenceOf } from "../managers/evidence";
import type { Deployment, PodTemplate, ReplicaSet } from "../objects/objects";
import { containersWithout, podUsage } from "./pod-usage";
import { compareQuantities, parseQuantity, type Quantity } from "../objects/quantity";
import { add, quantityText, subtract, times, ZERO } from "../objects/quantity-arithmetic";
import { countsPodsOf } from "./quota-scope";
import type { Looked, Quota } from "./surroundings";
import { type Surge, surgeOf } from "../objects/surge";
import { own } from "../objects/json-fields";

const CODE = "quota";

/** Whether the quotas of the namespace can hold what the rollback starts, before the old pods go and after. */
export function quotaChecks(deployment: Deployment, target: ReplicaSet, quotas: Looked<readonly Quota[]>): Check[] {
  if (quotas.kind === "unknown") return [couldNotLook(CODE, "Quota", quotas)];
  const all = quotas.kind === "missing" ? [] : quotas.value;
  const { template } = target.spec;
  const counting = all.filter((quota) => countsPodsOf(quota, template));
  if (counting.length === 0) return [aboutIt(CODE, "ok", "No ResourceQuota counts the pods of this revision.")];
  const surge = surgeOf(deployment, target);
  return counting.map((quota) => {
    const unsaid = surge.created > 0 ? withoutRequests(quota, template) : null;
    return unsaid ?? roomCheck(quota, template, deployment.spec.template, surge);
  });
}

type Shortage = { resource: string; needed: Quantity; left: Quantity };

function roomCheck(quota: Quota, target: PodTemplate, live: PodTemplate, surge: Surge): Check {
  const { created, ahead, unavailable, replaced } = surge;
  const shortages = (needed: (resource: string) => Quantity | null): Shortage[] =>
    Object.keys(quota.hard).flatMap((resource) => {
      const left = leftOf(quota, resource);
      const wanted = needed(resource);
      return left && wanted && wanted.numerator > 0n && compareQuantities(wanted, left) > 0
        ? { resource, needed: wanted, left }
        : [];
    });
  const countsLive = countsPodsOf(quota, live);
  const inTheEnd = shortages((resource) => {
    const fresh = podUsage(target, resource);
    const old = countsLive ? podUsage(live, resource) : null;
    return fresh && add(times(fresh, created), times(old ?? ZERO, -replaced));
  });
  if (inTheEnd.length > 0) {
    const text = `ResourceQuota ${quota.name} cannot hold the rollback even after the old pods are gone: it needs ${inNumbers(inTheEnd)}.`;
    return short(quota, "bad", text, inTheEnd, "Raise the quota or scale down first, or choose another revision.");
  }
  const meanwhile = shortages((resource) => scaled(podUsage(target, resource), ahead));
  const one = shortages((resource) => scaled(podUsage(target, resource), Math.min(ahead, 1)));
  if (one.length > 0 && unavailable === 0) {
    const text = `ResourceQuota ${quota.name} has no room for a new pod, and no old pod may go before one is ready: the rollback would stand still. It needs ${inNumbers(one)}.`;
    return short(quota, "bad", text, one, "Raise the quota, or allow the strategy a maxUnavailable of 1.");
  }
  if (meanwhile.length > 0) {
    const pods = ahead === 1 ? "the pod" : `all ${ahead} pods`;
    const text = `ResourceQuota ${quota.name} cannot hold ${pods} that the rollback starts before old ones go, so it goes on more slowly: it needs ${inNumbers(meanwhile)}.`;
    return short(quota, "warn", text, meanwhile, "Raise the quota if the rollback has to be quick.");
  }
  return aboutIt(CODE, "ok", `ResourceQuota ${quota.name} has room for the rollback.`, {
    evidence: [evidenceOf("ResourceQuota", quota.name)],
  });
}

function short(quota: Quota, state: "bad" | "warn", text: string, shortages: readonly Shortage[], next: string): Check {
  const evidence = shortages.map(({ resource }) =>
    evidenceOf("ResourceQuota", quota.name, {
      field: resource,
      value: `${String(own(quota.used, resource) ?? 0)} used of ${String(own(quota.hard, resource))}`,
    }),
  );
  return aboutIt(CODE, state, text, { evidence, next });
}

function inNumbers(shortages: readonly Shortage[]): string {
  return inWords(
    shortages.map(({ resource, needed, left }) => {
      const free = left.numerator < 0n ? "0" : quantityText(left);
      return `${quantityText(needed)} more ${resource} of which ${free} ${free === "1" ? "is" : "are"} free`;
    }),
  );
}

/** A LimitRange may fill them in, which is not looked at. */
function withoutRequests(quota: Quota, template: PodTemplate): Check | null {
  for (const resource of Object.keys(quota.hard)) {
    const containers = containersWithout(template, resource);
    if (containers.length === 0) continue;
    const text = `ResourceQuota ${quota.name} wants ${resource} of every container, and ${inWords(containers)} ${containers.length === 1 ? "says" : "say"} none: pods are refused unless a LimitRange fills it in.`;
    return aboutIt(CODE, "warn", text, {
      evidence: [
        evidenceOf("ResourceQuota", quota.name, {
          field: resource,
          value: `hard ${String(own(quota.hard, resource))}`,
        }),
      ],
      next: "Make sure that a LimitRange of the namespace has a default for it, or choose another revision.",
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
