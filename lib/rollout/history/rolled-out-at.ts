import type { Moment } from "@/lib/contract/rollout";
import { type Chronicle, rollbackThatBegan } from "./chronicle";
import type { StoredRevision } from "../workload/workload";

/**
 * When each revision became current the last time, in the order of the chronicle, as near as what survived tells. One
 * that a rollback of ours brought back has a record of it, and one that was never reused was made for it. Of any other
 * nobody knows, only that it was no later than its successor began, than the Deployment's template was last written
 * (`templateWritten`, for the current one), and than the controller, which renumbered it then, last changed it (rollout
 * semantics L21).
 */
export function momentsOf(chronicle: Chronicle, templateWritten: string | null): Moment[] {
  let successor: string | null = null;
  return chronicle.order.map((storedRevision) => {
    const notAfter = storedRevision === chronicle.current ? templateWritten : successor;
    const moment = momentOf(chronicle, storedRevision, notAfter);
    successor = moment.at;
    return moment;
  });
}

function momentOf(chronicle: Chronicle, storedRevision: StoredRevision, notAfter: string | null): Moment {
  const record = rollbackThatBegan(chronicle, storedRevision);
  if (record) return { at: record.at, noLaterThan: false };
  const { creationTimestamp } = storedRevision.metadata;
  const reuse = storedRevision.kind.reuseOf(storedRevision);
  if (!reuse) return { at: creationTimestamp, noLaterThan: false };
  const times = [reuse.renumberedAt, notAfter].filter((time) => time !== null);
  const [earliest] = times.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return { at: earliest ?? creationTimestamp, noLaterThan: earliest !== undefined };
}
