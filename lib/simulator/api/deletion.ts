import type { Clock } from "../clock";
import type { KubeObject, Pod } from "../objects";

export type DeleteOptions = {
  propagationPolicy?: "Background" | "Foreground" | "Orphan";
  orphanDependents?: boolean;
  gracePeriodSeconds?: number;
  preconditions?: { uid?: string; resourceVersion?: string };
};

const OWN_FINALIZERS = ["orphan", "foregroundDeletion"];

/** The object marked as being deleted; undefined where nothing holds it, so that it is gone at once. */
export function deletion(current: KubeObject, options: DeleteOptions, clock: Clock): KubeObject | undefined {
  const { metadata } = current;
  if (current.kind === "Namespace") return terminating(current, clock);
  const policy = options.propagationPolicy ?? (options.orphanDependents ? "Orphan" : "Background");
  const kept = (metadata.finalizers ?? []).filter((finalizer) => !OWN_FINALIZERS.includes(finalizer));
  const added = policy === "Orphan" ? ["orphan"] : policy === "Foreground" ? ["foregroundDeletion"] : [];
  const finalizers = [...kept, ...added];
  const grace = current.kind === "Pod" ? graceOf(current as Pod, options) : 0;
  if (finalizers.length === 0 && grace === 0) return undefined;
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = metadata;
  const shorter = current.kind === "Pod" && grace < deletionGracePeriodSeconds;
  const same = finalizers.length === (metadata.finalizers ?? []).length;
  if (deletionTimestamp !== undefined && !shorter && same) return current;
  return {
    ...current,
    metadata: {
      ...metadata,
      ...(finalizers.length > 0 && { finalizers }),
      deletionTimestamp: deletionTimestamp && !shorter ? deletionTimestamp : clock.stamp(clock.now() + grace * 1000),
      deletionGracePeriodSeconds: grace,
      ...(metadata.generation !== undefined && { generation: metadata.generation + 1 }),
    },
  };
}

/** A pod that no node has yet, or that has ended, needs no time to stop. */
function graceOf({ spec, status }: Pod, { gracePeriodSeconds }: DeleteOptions): number {
  if (spec.nodeName === undefined || status.phase === "Succeeded" || status.phase === "Failed") return 0;
  return gracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 30;
}

function terminating(namespace: KubeObject, clock: Clock): KubeObject {
  if (namespace.metadata.deletionTimestamp !== undefined) return namespace;
  return {
    ...namespace,
    metadata: { ...namespace.metadata, deletionTimestamp: clock.stamp() },
    status: { ...(namespace["status"] as object), phase: "Terminating" },
  };
}
