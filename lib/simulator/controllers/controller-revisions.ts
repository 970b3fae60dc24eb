import type { Actor } from "../api/actor";
import { equal } from "../equality";
import type { ControllerRevision, JsonObject, KubeObject, LabelSelector, Pod, PodTemplate } from "../objects";
import type { Parts } from "../parts";
import { resource } from "../resources";
import { claim, newControllerRef } from "./owner";
import { computeHash } from "./template-hash";

export const HASH_LABEL = "controller-revision-hash";

type Workload = KubeObject & {
  spec: JsonObject & { selector: LabelSelector; template: PodTemplate; revisionHistoryLimit?: number };
};

/** What a revision keeps: a strategic merge patch that puts the template back. */
function patchOf({ spec }: Workload): JsonObject {
  return { spec: { template: { ...spec.template, $patch: "replace" } } };
}

/**
 * The revision of the workload's present template, and the others, lowest number first. It is made where there is none,
 * with the workload's annotations as they are; an older one that says the same gets the highest number instead.
 */
export function syncRevisions(
  parts: Parts,
  workload: Workload,
  actor: Actor,
): { current: ControllerRevision; old: ControllerRevision[] } {
  const all = claim<ControllerRevision>(parts, workload, "controllerrevisions", actor).sort(byRevision);
  const data = patchOf(workload);
  const highest = all.at(-1)?.revision ?? 0;
  const same = all.filter((one) => equal(one.data, data)).at(-1);
  const old = all.filter((one) => one !== same);
  if (!same) return { current: createRevision(parts, workload, data, highest + 1, actor), old };
  if (same.revision === highest) return { current: same, old };
  const { namespace, name } = same.metadata;
  const place = { resource: resource("controllerrevisions"), namespace, name };
  const raise = (current: KubeObject) => ({ ...current, revision: highest + 1 });
  return { current: parts.registry.update(place, raise, actor) as ControllerRevision, old };
}

function createRevision(
  { registry }: Parts,
  workload: Workload,
  data: JsonObject,
  revision: number,
  actor: Actor,
): ControllerRevision {
  const { name, namespace, annotations } = workload.metadata;
  const hash = computeHash(data, undefined);
  const labels = { ...workload.spec.template.metadata?.labels, [HASH_LABEL]: hash };
  const metadata = { name: `${name}-${hash}`, labels, annotations, ownerReferences: [newControllerRef(workload)] };
  return registry.create(
    resource("controllerrevisions"),
    namespace,
    { metadata, data, revision },
    actor,
  ) as ControllerRevision;
}

/** Deletes the lowest numbers beyond the limit that no pod runs. */
export function truncateHistory(
  { registry }: Parts,
  { spec }: Workload,
  old: readonly ControllerRevision[],
  pods: readonly Pod[],
  kept: readonly string[],
  actor: Actor,
): void {
  const live = new Set([...pods.map(hashOf), ...kept]);
  const idle = old.filter((one) => !live.has(revisionHash(one)) && !live.has(one.metadata.name));
  for (const { metadata } of idle.slice(0, Math.max(idle.length - (spec.revisionHistoryLimit ?? 10), 0))) {
    const { namespace, name } = metadata;
    registry.delete({ resource: resource("controllerrevisions"), namespace, name }, {}, actor);
  }
}

export function revisionHash({ metadata }: ControllerRevision): string {
  return metadata.labels?.[HASH_LABEL] ?? "";
}

export function hashOf({ metadata }: Pod): string {
  return metadata.labels?.[HASH_LABEL] ?? "";
}

function byRevision(one: ControllerRevision, other: ControllerRevision): number {
  return one.revision - other.revision || (one.metadata.creationTimestamp < other.metadata.creationTimestamp ? -1 : 1);
}
