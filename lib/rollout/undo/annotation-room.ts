import { DESIRED_REPLICAS, isBookkeeping, MAX_REPLICAS, REVISION, REVISION_HISTORY } from "../objects/annotations";
import type { ReplicaSet } from "../objects/objects";

/**
 * What all annotations of one object may take, keys and values, in bytes: `TotalAnnotationSizeLimitB` of the API server
 * (k8s.io/apimachinery pkg/api/validation/objectmeta.go).
 */
const LIMIT_BYTES = 256 * 1024;

/** Whether the API server takes an object with these annotations. */
export function fits(annotations: ReadonlyMap<string, string>): boolean {
  let bytes = 0;
  for (const [key, value] of annotations) bytes += bytesOf(key) + bytesOf(value);
  return bytes <= LIMIT_BYTES;
}

/**
 * The annotations of a ReplicaSet once the controller has brought it back for a Deployment with `wanted`: it copies all
 * but bookkeeping, takes nothing away, and keeps its own (deployment_util.go `SetNewReplicaSetAnnotations`). Where they
 * do not fit, the controller tries for ever and the rollout never begins.
 */
export function onceCopied(
  { metadata: { annotations = {} } }: ReplicaSet,
  wanted: ReadonlyMap<string, string>,
): Map<string, string> {
  const { [REVISION]: number = "", [REVISION_HISTORY]: history, [DESIRED_REPLICAS]: desired } = annotations;
  return new Map([
    ...Object.entries(annotations),
    ...[...wanted].filter(([key]) => !isBookkeeping(key)),
    [REVISION, LONGEST_NUMBER],
    [REVISION_HISTORY, history === undefined ? number : `${history},${number}`],
    [DESIRED_REPLICAS, desired ?? LONGEST_NUMBER],
    [MAX_REPLICAS, annotations[MAX_REPLICAS] ?? LONGEST_NUMBER],
  ]);
}

const LONGEST_NUMBER = "2147483647";

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
