import { equal } from "../equality";
import {
  type DaemonSet,
  type Deployment,
  type KubeObject,
  type LabelSelector,
  type PodTemplate,
  type ReplicaSet,
  type StatefulSet,
  isObject,
} from "../objects";
import { isEmptySelector, matches } from "../selectors";
import { type Cause } from "../status-error";
import { forbiddenValue, invalidValue, type Printed, required, validateAnnotations, validateLabels } from "./names";
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
  return [invalidValue("spec.selector", printedSelector(now), "field is immutable")];
}

function validateSelector(selector: LabelSelector | undefined): Cause[] {
  if (!selector) return [required("spec.selector")];
  if (!isEmptySelector(selector)) return [];
  return [invalidValue("spec.selector", printedSelector(selector), "empty selector is invalid for deployment")];
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
      ? [invalidValue(`${field}.metadata.labels`, printedMap(labels), "`selector` does not match template `labels`")]
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
  return [...validateStrategy(strategy), ...notNegative(progressDeadlineSeconds, deadline), ...tooSoon];
}

const STRATEGY = "spec.strategy";
const PERCENT_RULE =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

function validateStrategy({ type, rollingUpdate }: Deployment["spec"]["strategy"]): Cause[] {
  if (type !== "Recreate" && type !== "RollingUpdate") {
    const printed = `apps.DeploymentStrategy{Type:"${type}", RollingUpdate:(*apps.RollingUpdateDeployment)(nil)}`;
    const message = `Unsupported value: ${printed}: supported values: "Recreate", "RollingUpdate"`;
    return [{ reason: "FieldValueNotSupported", message, field: STRATEGY }];
  }
  if (!rollingUpdate) return [];
  if (type === "Recreate") {
    return [forbiddenValue(`${STRATEGY}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")];
  }
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate;
  const field = `${STRATEGY}.rollingUpdate.maxUnavailable`;
  const invalid = (why: string) => [invalidValue(field, printedIntOrString(maxUnavailable), why)];
  const isZero = (value: number | string) => Number.parseInt(String(value), 10) === 0;
  return [
    ...numberOrPercent(maxUnavailable, field),
    ...numberOrPercent(maxSurge, `${STRATEGY}.rollingUpdate.maxSurge`),
    ...(isZero(maxUnavailable) && isZero(maxSurge) ? invalid("may not be 0 when `maxSurge` is 0") : []),
    ...(isPercent(maxUnavailable) && Number.parseInt(maxUnavailable, 10) > 100
      ? invalid("must not be greater than 100%")
      : []),
  ];
}

function isPercent(value: number | string): value is string {
  return typeof value === "string" && /^[0-9]+%$/.test(value);
}

function numberOrPercent(value: number | string, field: string): Cause[] {
  if (typeof value === "number") return notNegative(value, field);
  return isPercent(value) ? [] : [invalidValue(field, printedIntOrString(value), PERCENT_RULE)];
}

function printedIntOrString(value: number | string): Printed {
  const [type, number, text] = typeof value === "number" ? [0, value, ""] : [1, 0, value];
  return { printed: `intstr.IntOrString{Type:${type}, IntVal:${number}, StrVal:"${text}"}` };
}

function printedMap(map: Readonly<Record<string, string>>): Printed {
  const entries = Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1));
  return { printed: `map[string]string{${entries.map(([key, value]) => `"${key}":"${value}"`).join(", ")}}` };
}

function printedSelector({ matchLabels }: LabelSelector): Printed {
  const labels = matchLabels ? printedMap(matchLabels).printed : "map[string]string(nil)";
  return { printed: `v1.LabelSelector{MatchLabels:${labels}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}` };
}
