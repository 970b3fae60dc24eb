import type { ClusterText } from "@/lib/contract/cluster-text";
import type { LeftOver } from "@/lib/contract/rollout";
import { CHANGE_CAUSE } from "../objects/annotations";
import { changeCauseOf, ownCauseOf } from "./change-cause";
import { type Chronicle, latestNumberOf, numberMade, rollbackThatBegan } from "./chronicle";
import { writersOf } from "../objects/managed-fields";
import type { Metadata } from "../objects/objects";
import type { Workload, StoredRevision } from "../workload/workload";
import { type Predecessor, predecessorOf } from "./predecessor";
import { valueOf } from "./stored-number";
import { readRevisionNumber } from "./revision-number";
import { hasReason, recordsIn, type Rollback } from "./rollback-records";
import { isObject } from "../objects/json-fields";

/**
 * Whether a revision's change cause is one that nobody gave it. The controller copies the Deployment's annotations to
 * every ReplicaSet that becomes the current one, so a change that says nothing carries what the revision before it said
 * (rollout semantics 6.4), even the reason of a rollback.
 */
export function leftOverOf(chronicle: Chronicle, storedRevision: StoredRevision): LeftOver | null {
  const text = changeCauseOf(storedRevision);
  if (text === null) return null;
  const own = rollbackThatBegan(chronicle, storedRevision);
  if (isReasonOfEarlier(chronicle, text, own, latestNumberOf(chronicle, storedRevision))) return "reason";
  if (own) return null;
  return causeThen(chronicle, predecessorOf(chronicle, storedRevision)) === text ? "cause" : null;
}

/** What a predecessor said then: since, a rollback to it may have put a reason in the place of that. */
function causeThen(chronicle: Chronicle, { storedRevision, number }: Predecessor): ClusterText | null {
  if (!storedRevision) return null;
  const text = changeCauseOf(storedRevision);
  const record = rollbackThatBegan(chronicle, storedRevision);
  const isSince = latestNumberOf(chronicle, storedRevision) !== number;
  return text !== null && isSince && record && hasReason(record, text) ? ownCauseOf(storedRevision) : text;
}

/** The same of the Deployment's own text, also while no ReplicaSet has its template yet. */
export function leftOverOnWorkload(chronicle: Chronicle, workload: Workload): LeftOver | null {
  const { current, order } = chronicle;
  const text = changeCauseOf(workload);
  if (text === null) return null;
  if (current && changeCauseOf(current) === text) return leftOverOf(chronicle, current);
  const own = current && rollbackThatBegan(chronicle, current);
  if (isReasonOfEarlier(chronicle, text, own, null)) return "reason";
  return !current && order[0] && changeCauseOf(order[0]) === text ? "cause" : null;
}

/**
 * As much of the same as the Deployment alone tells: that its text is the reason of a rollback whose reign, by number, is
 * over; or that its text was written before its template was.
 */
export function leftOverOnItsOwn(workload: Workload): LeftOver | null {
  const text = changeCauseOf(workload);
  const number = valueOf(readRevisionNumber(workload.kind.ownNumberOf(workload)));
  if (text === null) return null;
  const made = recordsIn([workload.metadata.annotations])
    .filter((record) => hasReason(record, text))
    .map(({ toNumber }) => (toNumber === null ? null : BigInt(toNumber)));
  if (number !== null && made.length > 0 && made.every((one) => one !== null && one < number)) return "reason";
  return made.length === 0 && isOlderThanTemplate(workload.metadata) ? "cause" : null;
}

/**
 * Whether the change cause was last written in an earlier second than the template. The time of a manager is that of its
 * last write to any of its fields, so it tells when the template was written only of a manager that has nothing else.
 */
function isOlderThanTemplate(metadata: Metadata): boolean {
  const [template] = (metadata.managedFields ?? [])
    .filter((entry) => writersOf({ managedFields: [entry] }, ["spec", "template"]).length > 0)
    .toSorted((a, b) => secondOf(b.time) - secondOf(a.time));
  const causes = writersOf(metadata, ["metadata", "annotations", CHANGE_CAUSE]);
  if (!template?.fieldsV1 || causes.length === 0) return false;
  const { "f:spec": spec, ...rest } = template.fieldsV1;
  const writesNothingElse = isObject(spec) && Object.keys(spec).length === 1 && Object.keys(rest).length === 0;
  return writesNothingElse && causes.every(({ at }) => at !== null && secondOf(at) < secondOf(template.time));
}

function secondOf(time: string | undefined): number {
  return time === undefined ? 0 : Date.parse(time);
}

/** The text is the reason of a rollback that began another reign, and not of the one that began this. */
function isReasonOfEarlier(
  chronicle: Chronicle,
  text: ClusterText,
  own: Rollback | undefined,
  number: bigint | null,
): boolean {
  if (own && hasReason(own, text)) return false;
  return chronicle.records.some((record) => {
    if (!hasReason(record, text)) return false;
    // A reason is copied on, never back.
    const made = numberMade(chronicle, record);
    return number === null || made === null || made < number;
  });
}
