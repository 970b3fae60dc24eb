import type { ReplicaSet } from "../../objects";
import { equalIgnoreHash, HASH_LABEL } from "../../equality";
import { copyDeploymentAnnotationsToReplicaSet, maxRevision, revisionOf, ROLLBACK_TO } from "./annotations";
import type { DeploymentSync } from "./deployment-sync";
import { getAllReplicaSetsAndSyncRevision } from "./new-replica-set";

/** The number that the legacy annotation asks for; undefined without one. */
export function getRollbackTo({ deployment }: DeploymentSync): bigint | undefined {
  const text = deployment.metadata.annotations?.[ROLLBACK_TO];
  return text !== undefined && /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

/** What the annotation asks for, then takes the annotation away. */
export function rollback(sync: DeploymentSync, asked: bigint): void {
  const { all } = getAllReplicaSetsAndSyncRevision(sync, true);
  const revision = asked === 0n ? lastRevision(all) : asked;
  const target = revision === 0n ? undefined : all.find((set) => revisionOf(set) === revision);
  if (target) rollbackToTemplate(sync, target, revision);
  else {
    const message = asked === 0n ? "Unable to find last revision." : "Unable to find the revision to rollback to.";
    sync.say("Warning", "DeploymentRollbackRevisionNotFound", message);
  }
  sync.updateDeployment((current) => {
    const { [ROLLBACK_TO]: _done, ...annotations } = current.metadata.annotations ?? {};
    return { ...current, metadata: { ...current.metadata, annotations } };
  });
}

/** The second-highest number. */
function lastRevision(sets: readonly ReplicaSet[]): bigint {
  const highest = maxRevision(sets);
  return maxRevision(sets.filter((set) => (revisionOf(set) ?? 0n) < highest));
}

function rollbackToTemplate(sync: DeploymentSync, set: ReplicaSet, revision: bigint): void {
  const { name } = sync.deployment.metadata;
  const { template } = set.spec;
  if (equalIgnoreHash(sync.deployment.spec.template, template)) {
    const message = `The rollback revision contains the same template as current deployment "${name}"`;
    return sync.say("Warning", "DeploymentRollbackTemplateUnchanged", message);
  }
  const { [HASH_LABEL]: _hash, ...labels } = template.metadata?.labels ?? {};
  sync.updateDeployment((current) => ({
    ...current,
    metadata: {
      ...current.metadata,
      annotations: {
        ...current.metadata.annotations,
        ...copyDeploymentAnnotationsToReplicaSet({ ...current, metadata: set.metadata }, {}),
      },
    },
    spec: { ...current.spec, template: { ...template, metadata: { ...template.metadata, labels } } },
  }));
  sync.say("Normal", "DeploymentRollback", `Rolled back deployment "${name}" to revision ${revision}`);
}
