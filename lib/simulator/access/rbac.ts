import type { User } from "../api/actor";
import { isObject, type KubeObject } from "../objects";
import type { Store } from "../store";

export type Attributes = {
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  namespace?: string;
  name?: string;
};

export type Decision = { allowed: boolean; reason: string };

type Rule = { verbs?: string[]; apiGroups?: string[]; resources?: string[]; resourceNames?: string[] };
type Subject = { kind: string; name: string; namespace?: string };

/** What every user may do who has proven to be one. */
const BASIC: readonly Rule[] = [
  {
    verbs: ["create"],
    apiGroups: ["authorization.k8s.io", "authentication.k8s.io"],
    resources: ["selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews"],
  },
];

/** Whether the roles that are bound to a user allow this. */
export function authorize(store: Store, user: User, attributes: Attributes): Decision {
  if (user.groups.includes("system:masters") || user.name.startsWith("system:serviceaccount:kube-system:")) {
    return { allowed: true, reason: "" };
  }
  if (user.groups.includes("system:authenticated") && BASIC.some((rule) => allows(rule, attributes))) {
    return { allowed: true, reason: 'RBAC: allowed by ClusterRoleBinding "system:basic-user"' };
  }
  for (const binding of store.each("clusterrolebindings", undefined)) {
    if (grants(store, binding, user, attributes)) return allowedBy("ClusterRoleBinding", binding);
  }
  if (attributes.namespace === undefined) return { allowed: false, reason: "" };
  for (const binding of store.each("rolebindings", attributes.namespace)) {
    if (grants(store, binding, user, attributes)) return allowedBy("RoleBinding", binding);
  }
  return { allowed: false, reason: "" };
}

/** The rules that hold for a user in a namespace, for `kubectl auth can-i --list`. */
export function rulesOf(store: Store, user: User, namespace: string): Rule[] {
  if (user.groups.includes("system:masters")) return [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }];
  const bindings = [...store.each("clusterrolebindings", undefined), ...store.each("rolebindings", namespace)];
  return [...BASIC, ...bindings.filter((one) => isBound(one, user)).flatMap((one) => roleRules(store, one))];
}

function allowedBy(kind: string, { metadata }: KubeObject): Decision {
  const { name, namespace } = metadata;
  const full = namespace === undefined ? name : `${name}/${namespace}`;
  return { allowed: true, reason: `RBAC: allowed by ${kind} "${full}"` };
}

function grants(store: Store, binding: KubeObject, user: User, attributes: Attributes): boolean {
  return isBound(binding, user) && roleRules(store, binding).some((rule) => allows(rule, attributes));
}

function isBound({ subjects, metadata }: KubeObject, user: User): boolean {
  if (!Array.isArray(subjects)) return false;
  return (subjects as Subject[]).some(({ kind, name, namespace = metadata.namespace }) => {
    if (kind === "Group") return user.groups.includes(name);
    return user.name === (kind === "ServiceAccount" ? `system:serviceaccount:${namespace}:${name}` : name);
  });
}

function roleRules(store: Store, { roleRef, metadata }: KubeObject): Rule[] {
  if (!isObject(roleRef)) return [];
  const role =
    roleRef["kind"] === "ClusterRole"
      ? store.get("clusterroles", undefined, String(roleRef["name"]))
      : store.get("roles", metadata.namespace, String(roleRef["name"]));
  return Array.isArray(role?.["rules"]) ? (role["rules"] as Rule[]) : [];
}

function allows({ verbs = [], apiGroups = [], resources = [], resourceNames = [] }: Rule, wanted: Attributes): boolean {
  const { verb, group, resource, subresource, name } = wanted;
  const full = subresource === undefined ? resource : `${resource}/${subresource}`;
  const has = (list: readonly string[], value: string) => list.includes("*") || list.includes(value);
  const covered = has(resources, full) || (subresource !== undefined && resources.includes(`*/${subresource}`));
  const named = resourceNames.length === 0 || (name !== undefined && resourceNames.includes(name));
  return has(verbs, verb) && has(apiGroups, group) && covered && named;
}

/** Upstream's words for a refusal, behind `… is forbidden: `. */
export function refusal(user: User, { verb, group, resource, subresource, namespace }: Attributes): string {
  const what = subresource === undefined ? resource : `${resource}/${subresource}`;
  const where = namespace === undefined ? "at the cluster scope" : `in the namespace "${namespace}"`;
  return `User "${user.name}" cannot ${verb} resource "${what}" in API group "${group}" ${where}`;
}
