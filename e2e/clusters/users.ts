import type { KubeApi } from "./kube-api";
import { until } from "../processes/until";

/** One rule of a Role, as RBAC writes it. `resources` may name a subresource: "pods/log". */
export type Rule = {
  apiGroups: readonly string[];
  resources: readonly string[];
  verbs: readonly string[];
  resourceNames?: readonly string[];
};

/** What a user may do: in every namespace, or in one only. */
export type Grant = { rules: readonly Rule[]; namespace?: string };

const READ = ["get", "list", "watch"];
const WRITE = [...READ, "create", "update", "patch", "delete"];

const READABLE: readonly Rule[] = [
  { apiGroups: [""], resources: ["namespaces", "pods", "events", "configmaps", "services"], verbs: READ },
  { apiGroups: ["apps"], resources: ["deployments", "replicasets", "statefulsets", "daemonsets"], verbs: READ },
  { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"], verbs: READ },
];

/** Sees everything that Rewind shows, changes nothing. */
const VIEWER: readonly Rule[] = READABLE;

/** May also change workloads. */
const EDITOR: readonly Rule[] = [
  ...READABLE,
  { apiGroups: ["apps"], resources: ["deployments", "replicasets", "statefulsets", "daemonsets"], verbs: WRITE },
];

const ADMIN: readonly Rule[] = [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }];

const ACCOUNTS = "rewind-e2e-users";
const TOKEN_SECONDS = 12 * 60 * 60;

/**
 * Makes a user with exactly these rights, and gives a token for it; its full name is
 * `system:serviceaccount:rewind-e2e-users:<name>`. A ServiceAccount, because any cluster has them.
 */
export async function newUser(api: KubeApi, name: string, grants: readonly Grant[]): Promise<string> {
  await api.answer("POST", "/api/v1/namespaces", { metadata: { name: ACCOUNTS, labels: { "rewind-e2e": "users" } } });
  const account = `/api/v1/namespaces/${ACCOUNTS}/serviceaccounts`;
  await api.post(account, { metadata: { name } });
  await Promise.all(grants.map((grant, index) => give(api, name, `${name}-${index}`, grant)));
  const { status } = await api.post<{ status: { token: string } }>(`${account}/${name}/token`, {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    spec: { expirationSeconds: TOKEN_SECONDS },
  });
  return status.token;
}

/** Tokens for the three that every cluster has. */
export async function newTokens(api: KubeApi): Promise<{ admin: string; editor: string; viewer: string }> {
  const run = process.hrtime.bigint().toString(36);
  const [admin, editor, viewer] = await Promise.all([
    newUser(api, `admin-${run}`, [{ rules: ADMIN }]),
    newUser(api, `editor-${run}`, [{ rules: EDITOR }]),
    newUser(api, `viewer-${run}`, [{ rules: VIEWER }]),
  ]);
  return { admin, editor, viewer };
}

/** The token answers 401 from now on (within ten seconds: the API server remembers good tokens that long). */
export async function removeUser(api: KubeApi, name: string): Promise<void> {
  await api.delete(`/api/v1/namespaces/${ACCOUNTS}/serviceaccounts/${name}`);
}

async function give(api: KubeApi, user: string, role: string, { rules, namespace }: Grant): Promise<void> {
  const rbac = "/apis/rbac.authorization.k8s.io/v1";
  const within = namespace === undefined ? rbac : `${rbac}/namespaces/${namespace}`;
  const kind = namespace === undefined ? "ClusterRole" : "Role";
  const metadata = { name: `rewind-e2e-${role}`, labels: { "rewind-e2e": "user" } };
  const plural = kind === "Role" ? "roles" : "clusterroles";
  await api.post(`${within}/${plural}`, { metadata, rules });
  await api.post(`${within}/${kind === "Role" ? "rolebindings" : "clusterrolebindings"}`, {
    metadata,
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind, name: metadata.name },
    subjects: [{ kind: "ServiceAccount", name: user, namespace: ACCOUNTS }],
  });
  await Promise.all(rules.map((rule) => holds(api, user, rule, namespace)));
}

/** The authorizer learns of a new role through a watch, some milliseconds later. */
async function holds(api: KubeApi, user: string, rule: Rule, namespace: string | undefined): Promise<void> {
  const [resource, subresource] = (rule.resources[0] ?? "").split("/");
  const review = {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SubjectAccessReview",
    spec: {
      user: `system:serviceaccount:${ACCOUNTS}:${user}`,
      groups: ["system:serviceaccounts", `system:serviceaccounts:${ACCOUNTS}`, "system:authenticated"],
      resourceAttributes: {
        verb: rule.verbs[0],
        group: rule.apiGroups[0],
        resource,
        subresource,
        name: rule.resourceNames?.[0],
        namespace,
      },
    },
  };
  const path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
  await until(
    async () => ((await api.post<{ status: { allowed: boolean } }>(path, review)).status.allowed ? true : undefined),
    () => `${user} does not get the right ${JSON.stringify(rule)}`,
  );
}
