import { cited, type Mask, type MaskedText } from "@/lib/contract/cluster-text";
import type { Finding, FindingEvidence } from "@/lib/contract/finding";
import { type Coded, message } from "@/lib/contract/message";
import { broughtInBy } from "./brought-in";
import { eventCount, eventTime } from "../objects/events";
import { evidenceOf } from "./findings";
import type { Condition } from "../objects/objects";
import type { StoredRevision } from "../workload/workload";
import type { KubeEvent } from "../objects/pod-objects";
import { withoutRevision } from "../messages/condition-refusal";
import { refusalOf } from "../messages/read-refusal";
import type { ObservedRollout } from "./observation";
import { eventEvidence } from "../pods/trouble";

/** Where the wait between two tries of the controllers ends (client-go DefaultControllerRateLimiter: 1,000 s). */
const LONGEST_WAIT_MS = 1_000_000;
/** Before that, the next try is a moment away. */
const WORTH_TELLING_MS = 10_000;

/** What keeps pods, or the ReplicaSet itself, from being made; and that the controller waits before it tries again. */
export function refusedPods(observed: ObservedRollout): Coded<Finding>[] {
  const refused = revisionRefused(observed) ?? podsRefused(observed);
  if (!refused) return [];
  const backOff = backingOff(refused.condition, refused.event, observed.now);
  return backOff ? [refused.finding, backOff] : [refused.finding];
}

type Refused = { finding: Coded<Finding>; condition: Condition; event: KubeEvent | undefined };

function revisionRefused({ workload, eventsOf, mask }: ObservedRollout): Refused | null {
  const progress = workload.kind.progressOf(workload);
  if (progress?.kind !== "refused") return null;
  const { condition } = progress;
  // The condition keeps its first message while its reason stays; the event is renewed with every try.
  const event = eventsOf(workload.metadata.uid).find(({ reason }) => reason === condition.reason);
  const said = saidBy(condition, mask);
  const { why, advice } = refusalOf(withoutRevision(freshest(said, event, condition)), "revision");
  const finding: Coded<Finding> = {
    code: "revision-refused",
    weight: "cause",
    sentence: message("finding.revision-refused", { why }),
    pods: null,
    since: condition.lastTransitionTime ?? null,
    due: null,
    evidence: evidenceWith(event, workload.kind.object, workload.metadata.name, condition, said),
    advice,
    broughtInBy: null,
  };
  return { finding, condition, event };
}

function podsRefused(observed: ObservedRollout): Refused | null {
  const { workload, current, owned, last, eventsOf } = observed;
  const told = workload.kind.refusalOf(workload);
  const own = current && failureOf(current);
  const older = own
    ? undefined
    : owned.find((storedRevision) => storedRevision !== current && failureOf(storedRevision));
  const culprit = own ? current : older;
  const condition = own ?? (older && failureOf(older)) ?? (owned.length === 0 ? told : undefined);
  if (!condition) return null;

  const event = culprit && eventsOf(culprit.metadata.uid).find(({ reason }) => reason === "FailedCreate");
  const said = saidBy(condition, observed.mask);
  const { code, why, advice, suspects } = refusalOf(freshest(said, event, condition));
  const missing = culprit ? (culprit.spec.replicas ?? 1) - (culprit.status?.replicas ?? 0) : 0;
  const { kind, name } = culprit
    ? { kind: culprit.kind.revisions.object, name: culprit.metadata.name }
    : { kind: workload.kind.object, name: workload.metadata.name };
  const finding: Coded<Finding> = {
    code,
    // Older ReplicaSets need no new pods; that they cannot have any explains at most why fewer are serving.
    weight: older ? "hint" : "cause",
    sentence: message("finding.pods-refused", { why, missing, ofOlder: older !== undefined }),
    pods: null,
    since: condition.lastTransitionTime ?? null,
    due: null,
    evidence: evidenceWith(event, kind, name, condition, said),
    advice,
    broughtInBy: older ? null : broughtInBy(last, suspects),
  };
  return { finding, condition, event };
}

function saidBy({ message: said }: Condition, mask: Mask): MaskedText {
  return said === undefined ? cited`` : mask(said);
}

function failureOf(revision: StoredRevision): Condition | undefined {
  return revision.kind.refusalOf(revision);
}

/** Of the condition's and the event's words those that are newer: a condition is not rewritten while its reason stays. */
function freshest(said: MaskedText, event: KubeEvent | undefined, { lastTransitionTime }: Condition): MaskedText {
  const older =
    event && lastTransitionTime !== undefined && Date.parse(eventTime(event)) < Date.parse(lastTransitionTime);
  return event?.message && !older ? event.message : said;
}

function evidenceWith(
  event: KubeEvent | undefined,
  kind: string,
  name: string,
  { type, lastTransitionTime }: Condition,
  message: MaskedText,
): Coded<FindingEvidence>[] {
  const own = { kind, name, field: `status.conditions[${type}]`, message, at: lastTransitionTime ?? null };
  return evidenceOf(event ? [eventEvidence(event), own] : [own]);
}

/**
 * The wait doubles with every refusal, so what has passed since the first is about what will pass until the next. Events
 * of many refusals are counted together and may miss the last ones: the time is the latest it can be, as far as they tell.
 */
function backingOff(
  { lastTransitionTime }: Condition,
  event: KubeEvent | undefined,
  now: number,
): Coded<Finding> | null {
  if (lastTransitionTime === undefined) return null;
  const since = Date.parse(lastTransitionTime);
  if (now - since < WORTH_TELLING_MS) return null;
  const lastTry = event ? Math.max(Date.parse(eventTime(event)), since) : null;
  const next = lastTry === null ? null : lastTry + Math.min(Math.max(lastTry - since, 0), LONGEST_WAIT_MS);
  const tries = event ? eventCount(event) : 1;
  return {
    code: "backing-off",
    weight: "consequence",
    sentence: message("finding.backing-off", { tries: tries > 1 ? tries : null }),
    pods: null,
    since: lastTransitionTime,
    due: next !== null && next > now ? new Date(next).toISOString() : null,
    evidence: event ? evidenceOf([eventEvidence(event)]) : [],
    advice: message("finding.advice.backing-off"),
    broughtInBy: null,
  };
}
