/** The field that makes an entry of a list the same entry, by the list's name, as the types of Kubernetes declare it. */
const MERGE_KEYS: Readonly<Record<string, string>> = {
  containers: "name",
  initContainers: "name",
  ephemeralContainers: "name",
  env: "name",
  volumes: "name",
  volumeMounts: "mountPath",
  volumeDevices: "devicePath",
  imagePullSecrets: "name",
  hostAliases: "ip",
  topologySpreadConstraints: "topologyKey",
  resourceClaims: "name",
  schedulingGates: "name",
  ownerReferences: "uid",
  conditions: "type",
  secrets: "name",
  podIPs: "ip",
  addresses: "type",
  taints: "key",
  webhooks: "name",
};

/** Lists of plain values that are united instead of replaced. */
const UNITED = ["finalizers"];

/** Maps and lists of which the patch says which keys may stay. */
export function mergeKeyOf(field: string, entries: readonly unknown[]): string | undefined {
  if (field !== "ports") return MERGE_KEYS[field];
  // A container's ports and a Service's are told apart by what they say.
  const ofContainer = entries.some((entry) => typeof entry === "object" && entry !== null && "containerPort" in entry);
  return ofContainer ? "containerPort" : "port";
}

export function isUnited(field: string): boolean {
  return UNITED.includes(field);
}
