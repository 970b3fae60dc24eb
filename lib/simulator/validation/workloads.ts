import { equal } from "../equality";
import type {
  DaemonSet,
  Deployment,
  KubeObject,
  LabelSelector,
  PodTemplate,
  ReplicaSet,
  StatefulSet,
} from "../objects";
import { isObject } from "../objects";
import { isEmptySelector, matches } from "../selectors";
import { type Cause } from "../status-error";
import { forbiddenValue, invalidValue, required, validateAnnotations, validateLabels } from "./names";
import { validatePodSpec } from "./pod-spec";

type Workload = Deployment | ReplicaSet | StatefulSet | DaemonSet;

/** What is wrong with a workload by itself. */
export function validateWorkload(object: KubeObject): Cause[] {
  const workload = object as Workload;
  const { spec } = workload;
  const template = isObject(spec.template)
    ? validateTemplate(spec.template, spec.selector)
    : [required("spec.template")];
  return [
    ...validateSelector(spec.selector),
    ...notNegative(spec["replicas"], "spec.replicas"),
    ...notNegative(spec["minReadySeconds"], "spec.minReadySeconds"),
    ...notNegative(spec["revisionHistoryLimit"], "spec.revisionHistoryLimit"),
    ...(object.kind === "Deployment" ? validateDeployment(object as Deployment) : []),
    ...template,
  ];
}

/** What is wrong with a change of a workload. */
export function validateWorkloadUpdate(object: KubeObject, before: KubeObject): Cause[] {
  const [now, then] = [(object as Workload).spec.selector, (before as Workload).spec.selector];
  if (equal(now, then)) return [];
  return [invalidValue("spec.selector", shownSelector(now), "field is immutable")];
}

function validateSelector(selector: LabelSelector | undefined): Cause[] {
  if (!selector) return [required("spec.selector")];
  if (!isEmptySelector(selector)) return [];
  return [invalidValue("spec.selector", shownSelector(selector), "empty selector is invalid for deployment")];
}

function notNegative(value: unknown, field: string): Cause[] {
  if (typeof value !== "number" || value >= 0) return [];
  return [invalidValue(field, value, "must be greater than or equal to 0")];
}

function validateTemplate(template: PodTemplate, selector: LabelSelector | undefined): Cause[] {
  const { metadata = {}, spec } = template;
  const field = "spec.template";
  const labels = metadata.labels ?? {};
  const mismatch =
    selector && !matches(selector, labels)
      ? [invalidValue(`${field}.metadata.labels`, shownMap(labels), "`selector` does not match template `labels`")]
      : [];
  const restart = spec?.["restartPolicy"];
  const policy: Cause = {
    reason: "FieldValueNotSupported",
    message: `Unsupported value: "${restart}": supported values: "Always"`,
    field: `${field}.spec.restartPolicy`,
  };
  return [
    ...mismatch,
    ...validateLabels(labels, `${field}.labels`),
    ...validateAnnotations(metadata.annotations, `${field}.annotations`),
    ...(spec ? validatePodSpec(spec, `${field}.spec`) : [required(`${field}.spec.containers`)]),
    ...(spec && restart !== "Always" ? [policy] : []),
  ];
}

function validateDeployment({ spec }: Deployment): Cause[] {
  const { strategy, progressDeadlineSeconds, minReadySeconds = 0 } = spec;
  const deadline = "spec.progressDeadlineSeconds";
  const tooSoon =
    progressDeadlineSeconds !== undefined && progressDeadlineSeconds <= minReadySeconds
      ? [invalidValue(deadline, progressDeadlineSeconds, "must be greater than minReadySeconds")]
      : [];
  const { type, rollingUpdate } = strategy;
  if (type === "Recreate" && rollingUpdate) {
    const why = "may not be specified when strategy `type` is 'Recreate'";
    return [
      ...notNegative(progressDeadlineSeconds, deadline),
      ...tooSoon,
      forbiddenValue("spec.strategy.rollingUpdate", why),
    ];
  }
  const isZero = (value: unknown) => value === 0 || value === "0%";
  const still =
    rollingUpdate && isZero(rollingUpdate.maxSurge) && isZero(rollingUpdate.maxUnavailable)
      ? [invalidValue("spec.strategy.rollingUpdate.maxUnavailable", 0, "may not be 0 when `maxSurge` is 0")]
      : [];
  return [...notNegative(progressDeadlineSeconds, deadline), ...tooSoon, ...still];
}

function shownMap(map: Readonly<Record<string, string>>): string {
  const entries = Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1));
  return `map[string]string{${entries.map(([key, value]) => `"${key}":"${value}"`).join(", ")}}`;
}

function shownSelector({ matchLabels }: LabelSelector): string {
  const labels = matchLabels ? shownMap(matchLabels) : "map[string]string(nil)";
  return `v1.LabelSelector{MatchLabels:${labels}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}`;
}
