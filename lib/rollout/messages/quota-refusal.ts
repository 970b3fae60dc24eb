import type { Refusal } from "./refusal";
import { resource } from "./suspects";

const EXCEEDED = /exceeded quota: ([^,]+), requested: (.*?), used: (.*?), limited: (.*?)(?:$|\s*\]|; )/s;

/** `exceeded quota: NAME, requested: pods=1, used: pods=3, limited: pods=3` (apiserver resourcequota controller.go). */
export function quotaExceeded(message: string): Refusal | undefined {
  const [, name, requested, used, limited] = EXCEEDED.exec(message) ?? [];
  if (name === undefined) return undefined;
  const [wanted, taken, allowed] = [requested, used, limited].map((list) => amountsIn(list ?? ""));
  const words = [...(wanted ?? [])].map(
    ([what, more]) => `${what} ${taken?.get(what) ?? "?"} used of ${allowed?.get(what) ?? "?"}, ${more} more requested`,
  );
  const names = [...(wanted?.keys() ?? [])].filter((what) => /cpu|memory|storage/.test(what));
  return {
    code: "quota-exceeded",
    words: `Quota "${name}" is used up: ${words.join("; ")}`,
    advice: "Have the quota raised, free some of it, or request less. A rollout needs room for its surge.",
    suspects: names.map((what) =>
      resource(null, new RegExp(what.replace(/^(requests|limits)\./, "").replace(/\W/g, "."))),
    ),
  };
}

/** `failed quota: NAME: must specify limits.cpu for: c; requests.memory for: c`, in old versions without containers. */
export function quotaNeeds(message: string): Refusal | undefined {
  const [, name, list] = /failed quota: ([^:]+): must specify (.+)/s.exec(message) ?? [];
  if (name === undefined || list === undefined) return undefined;
  const needs = list.split("; ").map((need) =>
    need
      .replace(/ for: /, " for ")
      .replaceAll(",", ", ")
      .trim(),
  );
  return {
    code: "quota-needs-requests",
    words: `Quota "${name}" wants every container to say ${needs.join(" and ")}`,
    advice: "Set these resources in the pod template, or have a LimitRange give defaults.",
    suspects: [resource(null, /./)],
  };
}

function amountsIn(list: string): Map<string, string> {
  return new Map(
    list.split(",").flatMap((pair): [string, string][] => {
      const [what, amount] = pair.split("=");
      return what !== undefined && amount !== undefined ? [[what.trim(), amount.trim()]] : [];
    }),
  );
}
