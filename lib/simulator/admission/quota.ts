import { isObject, type KubeObject, type Pod } from "../objects";
import { canonical, parseQuantity } from "../quantity";
import { type Resource, RESOURCES, resource } from "../resources";
import { forbidden } from "../status-error";
import type { Store } from "../store";
import { total } from "./limit-range";

type Amounts = Record<string, string>;

const COMPUTE = ["cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];

/** @throws StatusError 403 where a quota of the namespace is used up, or wants to be told what is asked for */
export function admitQuota(store: Store, kind: Resource, object: KubeObject): void {
  const { namespace = "", name } = object.metadata;
  for (const quota of store.each("resourcequotas", namespace)) {
    const hard = hardOf(quota);
    const names = Object.keys(hard)
      .filter((key) => concerns(key, kind))
      .sort();
    if (names.length === 0) continue;
    if (kind.kind === "Pod") mustSay(quota, object as Pod, names);
    const used = usageOf(store, namespace, names);
    const requested = Object.fromEntries(names.map((key) => [key, amountOf(object, key)]));
    const over = names.filter((key) => isMore(total([used[key] ?? "0", requested[key] ?? "0"]), hard[key] ?? "0"));
    if (over.length === 0) continue;
    const shown = (amounts: Amounts) => over.map((key) => `${key}=${canonical(amounts[key] ?? "0")}`).join(",");
    const why = `exceeded quota: ${quota.metadata.name}, requested: ${shown(requested)}, used: ${shown(used)}, limited: ${shown(hard)}`;
    throw forbidden(kind, name, why);
  }
}

/** What the objects of a namespace use of everything that a quota of it limits. */
export function quotaStatus(store: Store, quota: KubeObject): { hard: Amounts; used: Amounts } {
  const hard = hardOf(quota);
  return { hard, used: usageOf(store, quota.metadata.namespace ?? "", Object.keys(hard)) };
}

function hardOf({ spec }: KubeObject): Amounts {
  return isObject(spec) && isObject(spec["hard"]) ? (spec["hard"] as Amounts) : {};
}

function countedAs({ group, plural }: Resource): string {
  return group === "" ? `count/${plural}` : `count/${plural}.${group}`;
}

function concerns(key: string, kind: Resource): boolean {
  return (
    key === countedAs(kind) ||
    (kind.group === "" && key === kind.plural) ||
    (kind.kind === "Pod" && COMPUTE.includes(key))
  );
}

function mustSay({ metadata }: KubeObject, { metadata: { name }, spec }: Pod, names: readonly string[]): void {
  const compute = names.filter((key) => COMPUTE.includes(key));
  const silent = spec.containers.flatMap((container) => {
    const unsaid = compute.filter((key) => containerAmount(container, key) === undefined);
    return unsaid.length > 0 ? [{ container: container.name, unsaid }] : [];
  });
  if (silent.length === 0) return;
  const said = silent.map(({ container, unsaid }) => `${unsaid.join(",")} for: ${container}`).join("; ");
  throw forbidden(resource("pods"), name, `failed quota: ${metadata.name}: must specify ${said}`);
}

function usageOf(store: Store, namespace: string, names: readonly string[]): Amounts {
  return Object.fromEntries(
    names.map((key) => {
      const kind = RESOURCES.find((candidate) => concerns(key, candidate));
      if (!kind) return [key, "0"];
      const amounts = [...store.each(kind.plural, namespace)].filter(isCounted).map((object) => amountOf(object, key));
      return [key, total(amounts)];
    }),
  );
}

/** A pod that has ended uses nothing. */
function isCounted(object: KubeObject): boolean {
  return object.kind !== "Pod" || !["Succeeded", "Failed"].includes((object as Pod).status.phase);
}

function amountOf(object: KubeObject, key: string): string {
  if (object.kind !== "Pod" || !COMPUTE.includes(key)) return "1";
  return total((object as Pod).spec.containers.flatMap((container) => containerAmount(container, key) ?? []));
}

function containerAmount({ resources = {} }: Pod["spec"]["containers"][number], key: string): string | undefined {
  const [which, name] = key.includes(".") ? key.split(".") : ["requests", key];
  return which === "limits" ? resources.limits?.[name ?? ""] : resources.requests?.[name ?? ""];
}

function isMore(one: string, other: string): boolean {
  return (parseQuantity(one)?.nano ?? 0n) > (parseQuantity(other)?.nano ?? 0n);
}
