/** One kind that the cluster knows, and how it is addressed. */
export type Resource = {
  group: string;
  version: string;
  plural: string;
  singular: string;
  kind: string;
  namespaced: boolean;
  shortNames: readonly string[];
  subresources: readonly string[];
  /** `kubectl get all` */
  all?: boolean;
};

type Extra = Partial<Pick<Resource, "shortNames" | "subresources" | "all" | "namespaced">>;

function of(apiVersion: string, kind: string, plural: string, extra: Extra = {}): Resource {
  const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
  return {
    group: group ?? "",
    version: version ?? "",
    plural,
    singular: kind.toLowerCase(),
    kind,
    namespaced: true,
    shortNames: [],
    subresources: [],
    ...extra,
  };
}

const SCALED = ["status", "scale"];
const CLUSTER = { namespaced: false };
const RBAC = "rbac.authorization.k8s.io/v1";
const ADMISSION = "admissionregistration.k8s.io/v1";

export const RESOURCES: readonly Resource[] = [
  of("v1", "Namespace", "namespaces", { shortNames: ["ns"], namespaced: false, subresources: ["status", "finalize"] }),
  of("v1", "Node", "nodes", { shortNames: ["no"], namespaced: false, subresources: ["status"] }),
  of("v1", "Pod", "pods", { shortNames: ["po"], subresources: ["status", "binding", "log"], all: true }),
  of("v1", "Event", "events", { shortNames: ["ev"] }),
  of("v1", "ConfigMap", "configmaps", { shortNames: ["cm"] }),
  of("v1", "Secret", "secrets"),
  of("v1", "ServiceAccount", "serviceaccounts", { shortNames: ["sa"], subresources: ["token"] }),
  of("v1", "Service", "services", { shortNames: ["svc"], subresources: ["status"], all: true }),
  of("v1", "ResourceQuota", "resourcequotas", { shortNames: ["quota"], subresources: ["status"] }),
  of("v1", "LimitRange", "limitranges", { shortNames: ["limits"] }),
  of("v1", "PersistentVolumeClaim", "persistentvolumeclaims", { shortNames: ["pvc"], subresources: ["status"] }),
  of("apps/v1", "Deployment", "deployments", { shortNames: ["deploy"], subresources: SCALED, all: true }),
  of("apps/v1", "ReplicaSet", "replicasets", { shortNames: ["rs"], subresources: SCALED, all: true }),
  of("apps/v1", "StatefulSet", "statefulsets", { shortNames: ["sts"], subresources: SCALED, all: true }),
  of("apps/v1", "DaemonSet", "daemonsets", { shortNames: ["ds"], subresources: ["status"], all: true }),
  of("apps/v1", "ControllerRevision", "controllerrevisions"),
  of("autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", {
    shortNames: ["hpa"],
    subresources: ["status"],
    all: true,
  }),
  of("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets", { shortNames: ["pdb"], subresources: ["status"] }),
  of(RBAC, "Role", "roles"),
  of(RBAC, "RoleBinding", "rolebindings"),
  of(RBAC, "ClusterRole", "clusterroles", CLUSTER),
  of(RBAC, "ClusterRoleBinding", "clusterrolebindings", CLUSTER),
  of(ADMISSION, "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", CLUSTER),
  of(ADMISSION, "MutatingWebhookConfiguration", "mutatingwebhookconfigurations", CLUSTER),
  of("scheduling.k8s.io/v1", "PriorityClass", "priorityclasses", { shortNames: ["pc"], namespaced: false }),
  of("node.k8s.io/v1", "RuntimeClass", "runtimeclasses", CLUSTER),
];

const BY_PLURAL = new Map(RESOURCES.map((resource) => [resource.plural, resource]));

/** A kind by its plural, which no two of these share. */
export function resource(plural: string): Resource {
  const found = BY_PLURAL.get(plural);
  if (!found) throw new Error(`no such resource: ${plural}`);
  return found;
}

/** What is also served in the version that older clients ask for; only there may a webhook have side effects. */
const ALSO_SERVED: Readonly<Record<string, string>> = {
  autoscaling: "v1",
  "admissionregistration.k8s.io": "v1beta1",
};

export function servesVersion({ group, version }: Resource, asked: string): boolean {
  return version === asked || ALSO_SERVED[group] === asked;
}

export function resourceAt(group: string, version: string, plural: string): Resource | undefined {
  const found = BY_PLURAL.get(plural);
  return found && found.group === group && servesVersion(found, version) ? found : undefined;
}

export function apiVersionOf({ group, version }: Resource): string {
  return group === "" ? version : `${group}/${version}`;
}

export function resourceOfKind(apiVersion: string, kind: string): Resource | undefined {
  const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
  return RESOURCES.find((candidate) => candidate.kind === kind && candidate.group === group);
}
