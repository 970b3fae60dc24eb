import { isObject, type Container, type JsonObject, type PodSpec } from "../objects";
import { parseQuantity } from "../quantity";
import { type Cause } from "../status-error";
import { duplicate, invalidValue, missing, required, validateLabelName } from "./names";

/** What is wrong with a pod's spec, at `field`. */
export function validatePodSpec(spec: PodSpec, field: string): Cause[] {
  const { containers, initContainers = [] } = spec;
  const none = containers.length === 0 ? [required(`${field}.containers`)] : [];
  const names = new Set<string>();
  const volumes = new Set(namesOf(spec["volumes"]));
  return [
    ...none,
    ...validateVolumes(spec["volumes"], `${field}.volumes`),
    ...initContainers.flatMap((container, index) =>
      validateContainer(container, `${field}.initContainers[${index}]`, names, volumes),
    ),
    ...containers.flatMap((container, index) =>
      validateContainer(container, `${field}.containers[${index}]`, names, volumes),
    ),
  ];
}

function namesOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter(isObject).map(({ name }) => String(name)) : [];
}

function validateVolumes(volumes: unknown, field: string): Cause[] {
  const seen = new Set<string>();
  return namesOf(volumes).flatMap((name, index) => {
    const at = `${field}[${index}].name`;
    const twice = seen.has(name) ? [duplicate(at, name)] : [];
    seen.add(name);
    return [...validateLabelName(name, at), ...twice];
  });
}

function validateContainer(container: Container, field: string, names: Set<string>, volumes: Set<string>): Cause[] {
  const { name, image } = container;
  const twice = names.has(name) ? [duplicate(`${field}.name`, name)] : [];
  names.add(name);
  const mounts = Array.isArray(container["volumeMounts"]) ? container["volumeMounts"].filter(isObject) : [];
  return [
    ...(name ? validateLabelName(name, `${field}.name`) : [required(`${field}.name`)]),
    ...twice,
    ...(image ? [] : [required(`${field}.image`)]),
    ...mounts.flatMap((mount, index) =>
      volumes.has(String(mount["name"]))
        ? []
        : [missing(`${field}.volumeMounts[${index}].name`, String(mount["name"]))],
    ),
    ...validateVariables(container["env"], `${field}.env`),
    ...validateResources(container, `${field}.resources.requests`),
  ];
}

function validateVariables(env: unknown, field: string): Cause[] {
  if (!Array.isArray(env)) return [];
  return env.filter(isObject).flatMap((variable: JsonObject, index) => {
    if (!variable["name"]) return [required(`${field}[${index}].name`)];
    const both = variable["value"] !== undefined && variable["valueFrom"] !== undefined;
    return both
      ? [invalidValue(`${field}[${index}].valueFrom`, "", "may not be specified when `value` is not empty")]
      : [];
  });
}

function validateResources({ resources = {} }: Container, field: string): Cause[] {
  const { limits = {}, requests = {} } = resources;
  return Object.entries(requests).flatMap(([name, request]) => {
    const limit = limits[name];
    const [asked, most] = [parseQuantity(request), limit === undefined ? undefined : parseQuantity(limit)];
    if (!asked || !most || asked.nano <= most.nano) return [];
    return [invalidValue(field, request, `must be less than or equal to ${name} limit`)];
  });
}
