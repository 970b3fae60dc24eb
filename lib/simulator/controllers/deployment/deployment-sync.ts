import { controller } from "../../api/actor";
import { equal } from "../../equality";
import type { Deployment, DeploymentStatus, ReplicaSet } from "../../objects";
import type { Parts } from "../../parts";
import { resource } from "../../resources";

export const COMPONENT = "deployment-controller";
export const ACTOR = controller(COMPONENT);

/** One look at one Deployment: the Deployment as it is by now, and what the controller may do to it and its ReplicaSets. */
export class DeploymentSync {
  readonly parts: Parts;
  /** As they are after the writes of this sync, like the Deployment. */
  sets: readonly ReplicaSet[];
  deployment: Deployment;

  constructor(parts: Parts, deployment: Deployment, sets: readonly ReplicaSet[]) {
    this.parts = parts;
    this.deployment = deployment;
    this.sets = sets;
  }

  get stamp(): string {
    return this.parts.clock.stamp();
  }

  say(type: "Normal" | "Warning", reason: string, message: string): void {
    this.parts.events.say(this.deployment, { type, reason, message, component: COMPONENT });
  }

  /** Writes the status, and annotations where given, through the status subresource: the generation stays. */
  updateStatus(status: DeploymentStatus, annotations = this.deployment.metadata.annotations): void {
    const { metadata } = this.deployment;
    if (equal(status, this.deployment.status) && annotations === metadata.annotations) return;
    const place = { resource: resource("deployments"), namespace: metadata.namespace, name: metadata.name };
    const change = (current: object) => ({
      ...current,
      metadata: { ...metadata, annotations, resourceVersion: "", managedFields: undefined },
      status,
    });
    this.deployment = this.parts.registry.update(place, change, ACTOR, "status") as Deployment;
  }

  /** @throws StatusError when the Deployment was changed or is gone */
  updateDeployment(change: (current: Deployment) => Deployment): void {
    const { namespace, name } = this.deployment.metadata;
    const place = { resource: resource("deployments"), namespace, name };
    this.deployment = this.parts.registry.update(
      place,
      (current) => change(current as Deployment),
      ACTOR,
    ) as Deployment;
  }

  /** @throws StatusError in the API server's words */
  createReplicaSet(set: object): ReplicaSet {
    const { namespace } = this.deployment.metadata;
    const created = this.parts.registry.create(resource("replicasets"), namespace, set, ACTOR) as ReplicaSet;
    this.sets = [...this.sets, created];
    return created;
  }

  updateReplicaSet(set: ReplicaSet, change: (current: ReplicaSet) => ReplicaSet): ReplicaSet {
    const { namespace, name } = set.metadata;
    const place = { resource: resource("replicasets"), namespace, name };
    const updated = this.parts.registry.update(place, (current) => change(current as ReplicaSet), ACTOR) as ReplicaSet;
    this.sets = this.sets.map((one) => (one.metadata.uid === updated.metadata.uid ? updated : one));
    return updated;
  }

  deleteReplicaSet({ metadata: { namespace, name } }: ReplicaSet): void {
    this.parts.registry.delete({ resource: resource("replicasets"), namespace, name }, {}, ACTOR);
  }
}
