import type { Notice, Revision } from "@/lib/contract/rollout";
import { REVISION, ROLLBACK_TO } from "../objects/annotations";
import type { Deployment, ReplicaSet } from "../objects/objects";
import { unownedReplicaSets } from "./ownership";
import { readRevisionNumber } from "./revision-number";

/** What is odd about the objects. `replicaSets` is what the selector found, `revisions` what came of it, newest first. */
export function noticesOf(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  revisions: readonly Revision[],
): Notice[] {
  return [
    ...notRolledOutYet(deployment, revisions),
    ...numberLags(deployment, revisions),
    ...unreadableNumber(revisions),
    ...legacyRollback(deployment),
    ...unowned(deployment, replicaSets),
  ];
}

/** What can be said of the Deployment alone, where the ReplicaSets could not be read. */
export function noticesWithoutHistory(deployment: Deployment): Notice[] {
  return legacyRollback(deployment);
}

function notRolledOutYet({ metadata, spec }: Deployment, revisions: readonly Revision[]): Notice[] {
  if (spec.paused || metadata.deletionTimestamp !== undefined) return [];
  if (revisions.length === 0 || revisions.some(({ current }) => current)) return [];
  return [
    {
      code: "not-rolled-out-yet",
      text: "The live template has not been rolled out yet: no revision has it so far.",
    },
  ];
}

function numberLags({ metadata }: Deployment, revisions: readonly Revision[]): Notice[] {
  const current = revisions.find((revision) => revision.current);
  if (!current || (current.number === null && current.unreadable === null)) return [];
  const own = readRevisionNumber(metadata.annotations?.[REVISION]);
  const said = own.kind === "number" ? String(own.value) : own.kind === "unreadable" ? own.text : null;
  const wanted = current.number ?? current.unreadable;
  if (said === wanted) return [];
  const deployment = said === null ? "The Deployment names no revision" : `The Deployment still names revision ${said}`;
  return [{ code: "number-lags", text: `${deployment}; by its template it is at ${wanted}.` }];
}

function unreadableNumber(revisions: readonly Revision[]): Notice[] {
  const names = revisions.filter(({ unreadable }) => unreadable !== null).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    {
      code: "unreadable-number",
      text: `The revision number of ${listed(names)} cannot be read. kubectl leaves such a revision out; it can be rolled back to here.`,
    },
  ];
}

function legacyRollback({ metadata }: Deployment): Notice[] {
  if (metadata.annotations?.[ROLLBACK_TO] === undefined) return [];
  return [
    {
      code: "legacy-rollback-annotation",
      text: `The annotation ${ROLLBACK_TO} is set: the controller may roll back on its own.`,
    },
  ];
}

function unowned(deployment: Deployment, replicaSets: readonly ReplicaSet[]): Notice[] {
  const names = unownedReplicaSets(deployment, replicaSets).map((replicaSet) => replicaSet.metadata.name);
  if (names.length === 0) return [];
  return [
    {
      code: "unowned-replica-sets",
      text: `The selector matches ${listed(names)}, which nothing controls. The controller adopts such ReplicaSets; until then they are no revisions.`,
    },
  ];
}

const NAMED = 3;

function listed(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return names.slice(0, NAMED).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
