import { type Deployment, type ReplicaSet } from "../../objects";
import { maxSurge } from "./fenceposts";

export const REVISION = "deployment.kubernetes.io/revision";
export const REVISION_HISTORY = "deployment.kubernetes.io/revision-history";
export const DESIRED_REPLICAS = "deployment.kubernetes.io/desired-replicas";
export const MAX_REPLICAS = "deployment.kubernetes.io/max-replicas";
export const ROLLBACK_TO = "deprecated.deployment.rollback.to";

const MAX_REV_HISTORY_LENGTH_IN_CHARS = 2000;

const ANNOTATIONS_TO_SKIP = [
  "kubectl.kubernetes.io/last-applied-configuration",
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  ROLLBACK_TO,
];

type Annotations = Record<string, string>;

/** A revision annotation as the controller reads it; undefined for a text that is no integer. */
export function parseRevision(text: string | undefined): bigint | undefined {
  if (text === undefined) return 0n;
  return /^[+-]?\d+$/.test(text) ? BigInt(text) : undefined;
}

export function revisionOf({ metadata }: { metadata: { annotations?: Annotations } }): bigint | undefined {
  return parseRevision(metadata.annotations?.[REVISION]);
}

/** The highest number of these, unreadable ones left out. */
export function maxRevision(sets: readonly ReplicaSet[]): bigint {
  return sets
    .map(revisionOf)
    .reduce<bigint>((max, number) => (number !== undefined && number > max ? number : max), 0n);
}

export function copyDeploymentAnnotationsToReplicaSet(deployment: Deployment, annotations: Annotations): Annotations {
  const copied = Object.entries(deployment.metadata.annotations ?? {}).filter(
    ([key]) => !ANNOTATIONS_TO_SKIP.includes(key),
  );
  return { ...annotations, ...Object.fromEntries(copied) };
}

/** What the new ReplicaSet's annotations should be; the ones it has where its number cannot be read. */
export function setNewReplicaSetAnnotations(
  deployment: Deployment,
  set: Pick<ReplicaSet, "metadata">,
  newRevision: bigint,
  exists: boolean,
): Annotations {
  const present = set.metadata.annotations ?? {};
  const former = present[REVISION];
  const number = former === "" ? 0n : parseRevision(former);
  if (number === undefined) return present;
  let annotations = copyDeploymentAnnotationsToReplicaSet(deployment, present);
  if (number < newRevision) {
    annotations = { ...annotations, [REVISION]: `${newRevision}` };
    if (former !== undefined) annotations = withFormer(annotations, former);
  }
  return exists ? annotations : setReplicasAnnotations(annotations, deployment);
}

function withFormer(annotations: Annotations, former: string): Annotations {
  const history = annotations[REVISION_HISTORY] ?? "";
  if (history === "") return { ...annotations, [REVISION_HISTORY]: former };
  const numbers = [...history.split(","), former];
  while (numbers.join(",").length > MAX_REV_HISTORY_LENGTH_IN_CHARS && numbers.length > 1) numbers.shift();
  return { ...annotations, [REVISION_HISTORY]: numbers.join(",") };
}

export function setReplicasAnnotations(annotations: Annotations, deployment: Deployment): Annotations {
  const { replicas } = deployment.spec;
  return {
    ...annotations,
    [DESIRED_REPLICAS]: `${replicas}`,
    [MAX_REPLICAS]: `${replicas + maxSurge(deployment)}`,
  };
}

export function replicasAnnotationsNeedUpdate({ metadata }: ReplicaSet, deployment: Deployment): boolean {
  const wanted = setReplicasAnnotations({}, deployment);
  return Object.entries(wanted).some(([key, value]) => metadata.annotations?.[key] !== value);
}

export function integerAnnotation({ metadata }: ReplicaSet, key: string): number | undefined {
  const text = metadata.annotations?.[key];
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}
