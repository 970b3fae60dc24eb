import { type Container, isObject, type Pod } from "../objects";
import { canonical, formatQuantity, parseQuantity } from "../quantity";
import { resource } from "../resources";
import { forbidden } from "../status-error";
import type { Store } from "../store";

type Amounts = Record<string, string>;
type Limit = { type: string; max?: Amounts; min?: Amounts; default?: Amounts; defaultRequest?: Amounts };

function limitsOf(store: Store, namespace: string): Limit[] {
  return [...store.each("limitranges", namespace)].flatMap(({ spec }) =>
    isObject(spec) && Array.isArray(spec["limits"]) ? (spec["limits"] as Limit[]) : [],
  );
}

/** The pod with the limits and requests that its namespace gives to containers without. */
export function defaultLimits(store: Store, pod: Pod): Pod {
  const ranges = limitsOf(store, pod.metadata.namespace ?? "").filter(({ type }) => type === "Container");
  if (ranges.length === 0) return pod;
  const complete = (container: Container): Container => {
    const { limits = {}, requests = {} } = container.resources ?? {};
    const given = ranges.reduce<Amounts>((all, range) => ({ ...range.default, ...all }), limits);
    const asked = ranges.reduce<Amounts>(
      (all, { defaultRequest, default: most }) => ({ ...most, ...defaultRequest, ...all }),
      requests,
    );
    return { ...container, resources: { limits: given, requests: asked } };
  };
  return { ...pod, spec: { ...pod.spec, containers: pod.spec.containers.map(complete) } };
}

/** @throws StatusError 403 for what is above or below the bounds of the namespace */
export function admitLimits(store: Store, pod: Pod): void {
  const { namespace = "", name } = pod.metadata;
  const problems = limitsOf(store, namespace)
    .filter(({ type }) => type === "Container")
    .flatMap((limit) => pod.spec.containers.flatMap((container) => problemsOf(limit, container)));
  if (problems.length === 0) return;
  const why = problems.length === 1 ? problems.join() : `[${problems.join(", ")}]`;
  throw forbidden(resource("pods"), name, why);
}

function problemsOf({ max = {}, min = {} }: Limit, { resources = {} }: Container): string[] {
  const { limits = {}, requests = {} } = resources;
  const above = Object.entries(max).flatMap(([name, most]) => {
    const limit = limits[name];
    if (limit === undefined)
      return [`maximum ${name} usage per Container is ${canonical(most)}.  No limit is specified`];
    if (compare(limit, most) <= 0) return [];
    return [`maximum ${name} usage per Container is ${canonical(most)}, but limit is ${canonical(limit)}`];
  });
  const below = Object.entries(min).flatMap(([name, least]) => {
    const request = requests[name];
    if (request === undefined)
      return [`minimum ${name} usage per Container is ${canonical(least)}.  No request is specified`];
    if (compare(request, least) >= 0) return [];
    return [`minimum ${name} usage per Container is ${canonical(least)}, but request is ${canonical(request)}`];
  });
  return [...above, ...below];
}

function compare(one: string, other: string): number {
  const difference = (parseQuantity(one)?.nano ?? 0n) - (parseQuantity(other)?.nano ?? 0n);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The sum of amounts, in the text the API server gives it. */
export function total(amounts: readonly string[]): string {
  const quantities = amounts.flatMap((amount) => parseQuantity(amount) ?? []);
  const nano = quantities.reduce((sum, quantity) => sum + quantity.nano, 0n);
  return formatQuantity({ nano, binary: quantities.some(({ binary }) => binary) });
}
