import { type ClusterText, type Mask, maskedOrNull } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { ActivityEntry } from "@/lib/contract/activity";
import { chronicleOf, ownedOf, rollbackThatBegan } from "../history/chronicle";
import { cutCause } from "../history/cut-cause";
import { changeSummaries } from "../diff/change-summaries";
import { leftOverOf } from "../history/left-over";
import type { PodTemplate } from "../objects/objects";
import type { StoredRevision } from "../workload/workload";
import { controllerUid, ownedRevisions } from "../history/ownership";
import { predecessorOf } from "../history/predecessor";
import { numberOf } from "../history/stored-number";
import { maskedRecord, type RawRecord, toRecord } from "../history/rollback-records";
import { momentsOf } from "../history/rolled-out-at";
import { replicasOf } from "../state/counts";
import { maskedStanding, standingOf } from "../state/standing";
import { stateOf } from "../state/state";
import { suggestionOf } from "../history/suggestion";
import type { RevisionOwner, Trace } from "./trace";

/** As many as a person will look through. */
const MOST_ENTRIES = 500;

/** Names and records are masked only once it is known which entries are told. */
type Unfinished = Omit<Coded<ActivityEntry>, "changes" | "by" | "rollback"> & {
  by: ClusterText | null;
  rollback: RawRecord | null;
};

/** An entry whose changes are still to be told from two templates. */
export type Rolled = { entry: Unfinished; own: Trace; before: Trace | null };

/** Every revision of these Deployments that is still known, the newest first, at most 500. `now` in milliseconds since 1970. */
export function newestRollouts(
  owners: readonly RevisionOwner[],
  traces: readonly Trace[],
  now: number,
  mask: Mask,
): Rolled[] {
  const byOwner = new Map<string, Trace[]>();
  for (const trace of traces) {
    const uid = controllerUid(trace.storedRevision) ?? "";
    byOwner.set(uid, [...(byOwner.get(uid) ?? []), trace]);
  }
  return owners
    .flatMap((owner) => rolloutsOf(owner, byOwner.get(owner.workload.metadata.uid) ?? [], now, mask))
    .toSorted((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at))
    .slice(0, MOST_ENTRIES);
}

/** The newest of all, at most 500. */
export function newestFirst(entries: readonly Coded<ActivityEntry>[]): Coded<ActivityEntry>[] {
  return entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, MOST_ENTRIES);
}

/** The uids of the ReplicaSets whose templates were not kept and are needed to tell the changes. */
export function missingTemplates(rolled: readonly Rolled[]): Set<string> {
  const needed = rolled.flatMap(({ own, before }) => (before ? [own, before] : []));
  return new Set(
    needed.filter(({ template }) => template === null).map(({ storedRevision }) => storedRevision.metadata.uid),
  );
}

/** The entries with their changes in words. `templates`: by uid, those that were not kept. */
export function told(
  rolled: readonly Rolled[],
  templates: ReadonlyMap<string, PodTemplate>,
  mask: Mask,
): Coded<ActivityEntry>[] {
  const templateOf = ({ template, storedRevision }: Trace) => template ?? templates.get(storedRevision.metadata.uid);
  return rolled.map(({ entry, own, before }) => {
    const [after, earlier] = [templateOf(own), before && templateOf(before)];
    return {
      ...entry,
      by: maskedOrNull(entry.by, mask),
      rollback: entry.rollback && maskedRecord(entry.rollback, mask),
      changes: after && earlier ? changeSummaries(earlier, after) : [],
    };
  });
}

function rolloutsOf({ workload, author }: RevisionOwner, traces: readonly Trace[], now: number, mask: Mask): Rolled[] {
  const stored = ownedRevisions(
    workload,
    traces.map(({ storedRevision }) => storedRevision),
  );
  const chronicle = chronicleOf(workload, stored);
  const { current } = chronicle;
  const suggested = suggestionOf(workload, stored, chronicle);
  const state = stateOf(maskedStanding(standingOf(workload, ownedOf(chronicle)), mask), replicasOf(workload), now);
  const moments = momentsOf(chronicle, author.at);
  const traceOf = (storedRevision: StoredRevision | null) =>
    traces.find((trace) => trace.storedRevision === storedRevision) ?? null;
  return chronicle.order.flatMap((storedRevision, place) => {
    const [own, moment] = [traceOf(storedRevision), moments[place]];
    if (!own || !moment) return [];
    const isCurrent = storedRevision === current;
    const leftOver = leftOverOf(chronicle, storedRevision);
    const changeCause = leftOver === "reason" ? null : own.changeCause;
    const rollback = rollbackThatBegan(chronicle, storedRevision);
    const entry: Rolled["entry"] = {
      namespace: workload.metadata.namespace,
      kind: workload.kind.resource,
      name: workload.metadata.name,
      revision: storedRevision.metadata.uid,
      number: numberOf(storedRevision)?.toString() ?? null,
      ...moment,
      current: isCurrent,
      state: isCurrent ? state : null,
      images: own.images,
      changeCause: changeCause === null ? null : cutCause(changeCause),
      leftOver,
      by: isCurrent ? author.manager : null,
      rollback: rollback ? toRecord(rollback) : null,
      undoTo: isCurrent && suggested.kind === "revision" ? suggested.uid : null,
    };
    return [{ entry, own, before: traceOf(predecessorOf(chronicle, storedRevision).storedRevision) }];
  });
}
