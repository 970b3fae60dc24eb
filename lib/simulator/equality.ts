import { isObject, type PodTemplate } from "./objects";

export const HASH_LABEL = "pod-template-hash";

/** Go's semantic equality over objects that are normalized: empty lists and maps are left out of them already. */
export function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => equal(value, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  for (const key of keys) if (!equal(one[key], other[key])) return false;
  return Object.keys(other).every((key) => other[key] === undefined || one[key] !== undefined);
}

/** Whether two pod templates are the same but for the hash label. */
export function equalIgnoreHash(one: PodTemplate, other: PodTemplate): boolean {
  if (one.spec !== other.spec && !equal(one.spec, other.spec)) return false;
  return equal(metadataWithoutHash(one), metadataWithoutHash(other));
}

function metadataWithoutHash({ metadata = {} }: PodTemplate) {
  const { [HASH_LABEL]: _hash, ...labels } = metadata.labels ?? {};
  const { creationTimestamp: _none, annotations, ...rest } = metadata;
  const some = (map: object | undefined) => (map && Object.keys(map).length > 0 ? map : undefined);
  return { ...rest, labels: some(labels), annotations: some(annotations) };
}
