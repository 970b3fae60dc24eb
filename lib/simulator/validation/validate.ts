import { equal } from "../equality";
import { isObject, type KubeObject, type Pod } from "../objects";
import type { Resource } from "../resources";
import { type Cause, invalid } from "../status-error";
import {
  forbiddenValue,
  required,
  validateAnnotations,
  validateLabelName,
  validateLabels,
  validateSubdomain,
} from "./names";
import { validatePodSpec } from "./pod-spec";
import { validateWorkload, validateWorkloadUpdate } from "./workloads";

const WORKLOADS = ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"];
const LABEL_NAMES = ["Namespace", "Service"];
const ANY_NAME = ["Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"];

/** @throws StatusError 422 with a cause for every field that is wrong */
export function validate(resource: Resource, object: KubeObject, before?: KubeObject): void {
  const causes = [
    ...validateMetadata(object),
    ...(before ? validateMetadataUpdate(object, before) : []),
    ...(WORKLOADS.includes(object.kind) ? workload(object, before) : []),
    ...(object.kind === "Pod" ? pod(object as Pod, before as Pod | undefined) : []),
  ];
  if (causes.length > 0) throw invalid(resource, object.metadata.name, causes);
}

function validateMetadata({ kind, metadata }: KubeObject): Cause[] {
  const { name, labels, annotations } = metadata;
  const field = "metadata.name";
  const bad = LABEL_NAMES.includes(kind)
    ? validateLabelName(name, field)
    : ANY_NAME.includes(kind)
      ? []
      : validateSubdomain(name, field);
  return [
    ...(name ? bad : [required(field, "name or generateName is required")]),
    ...validateLabels(labels, "metadata.labels"),
    ...validateAnnotations(annotations, "metadata.annotations"),
  ];
}

function validateMetadataUpdate({ metadata }: KubeObject, { metadata: before }: KubeObject): Cause[] {
  const added = metadata.finalizers?.filter((finalizer) => !before.finalizers?.includes(finalizer)) ?? [];
  if (!before.deletionTimestamp || added.length === 0) return [];
  const why = `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((one) => `"${one}"`).join(", ")}}`;
  return [forbiddenValue("metadata.finalizers", why)];
}

function workload(object: KubeObject, before: KubeObject | undefined): Cause[] {
  if (!isObject(object["spec"])) return [required("spec")];
  return [...validateWorkload(object), ...(before ? validateWorkloadUpdate(object, before) : [])];
}

const POD_UPDATES =
  "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

function pod(object: Pod, before: Pod | undefined): Cause[] {
  const problems = validatePodSpec(object.spec, "spec");
  if (!before || object.spec === before.spec) return problems;
  const fixed = ({ spec }: Pod) => ({
    ...spec,
    tolerations: null,
    activeDeadlineSeconds: null,
    containers: spec.containers.map((container) => ({ ...container, image: "" })),
    initContainers: (spec.initContainers ?? []).map((container) => ({ ...container, image: "" })),
  });
  if (equal(fixed(object), fixed(before))) return problems;
  return [...problems, forbiddenValue("spec", POD_UPDATES)];
}
