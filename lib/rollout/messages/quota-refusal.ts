import { message } from "@/lib/contract/message";
import type { Refusal } from "./refusal";
import { resource } from "./suspects";

const EXCEEDED = /exceeded quota: ([^,]+), requested: (.*?), used: (.*?), limited: (.*?)(?:$|\s*\]|; )/s;

/** `exceeded quota: NAME, requested: pods=1, used: pods=3, limited: pods=3` (apiserver resourcequota controller.go). */
export function quotaExceeded(text: string): Refusal | undefined {
  const [, quota, requested = "", used = "", limited = ""] = EXCEEDED.exec(text) ?? [];
  if (quota === undefined) return undefined;
  const [wanted, taken, allowed] = [amountsIn(requested), amountsIn(used), amountsIn(limited)];
  const amounts = [...wanted].map(([name, more]) => ({
    resource: name,
    used: taken.get(name) ?? null,
    limit: allowed.get(name) ?? null,
    requested: more,
  }));
  const names = [...wanted.keys()].filter((name) => /cpu|memory|storage/.test(name));
  return {
    code: "quota-exceeded",
    why: message("finding.refusal.quota-exceeded", { quota, amounts }),
    advice: message("finding.advice.quota"),
    suspects: names.map((name) =>
      resource(null, new RegExp(name.replace(/^(requests|limits)\./, "").replace(/\W/g, "."))),
    ),
  };
}

/** `failed quota: NAME: must specify limits.cpu for: c; requests.memory for: c`, in old versions without containers. */
export function quotaNeeds(text: string): Refusal | undefined {
  const [, quota, list] = /failed quota: ([^:]+): must specify (.+)/s.exec(text) ?? [];
  if (quota === undefined || list === undefined) return undefined;
  const needs = list.split("; ").map((need) => {
    const [resources = "", containers = ""] = need.split(/ for: /);
    return { resources: namesIn(resources), containers: namesIn(containers) };
  });
  return {
    code: "quota-needs-requests",
    why: message("finding.refusal.quota-needs-requests", { quota, needs }),
    advice: message("finding.advice.quota-needs-requests"),
    suspects: [resource(null, /./)],
  };
}

function namesIn(list: string): string[] {
  return list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function amountsIn(list: string): Map<string, string> {
  return new Map(
    list.split(",").flatMap((pair): [string, string][] => {
      const [what, amount] = pair.split("=");
      return what !== undefined && amount !== undefined ? [[what.trim(), amount.trim()]] : [];
    }),
  );
}
