import type { RawStanding } from "../workload/workload";
import type { Standing, StateKind } from "@/lib/contract/rollout-state";

/**
 * How long a change may wait until the controller counts as not reacting, in milliseconds: longer than another controller
 * manager needs to take over, whose lease is fifteen seconds.
 */
export const REACTION_MS = 20_000;

type AnyStanding = Standing | RawStanding;

/** A fact, and since when it holds. */
export type Lead = { kind: StateKind; since: string | null };

/**
 * Which fact leads (rollout semantics S10): what makes all others old, then what needs somebody, then a pause, then how
 * far it has come. `now` in milliseconds since 1970.
 */
export function leadOf(standing: AnyStanding, now: number): Lead {
  const { deletingSince, controller, template, refused, availability, pause } = standing;
  if (deletingSince !== null) return { kind: "deleting", since: deletingSince };
  const unseen = unseenOf(standing, now);
  if (unseen) return { kind: unseen, since: unseen === "not-reacting" ? controller.since : null };
  if (refused) {
    return { kind: refused.what === "pods" ? "pods-refused" : "revision-refused", since: refused.since };
  }
  if (template.rolledOut === "stalled") return { kind: "stalled", since: template.since };
  // Until a rollout has come to its end or is stopped, fewer may be available.
  const isAtRest = template.rolledOut === "complete" || pause !== null;
  if (availability.kind === "unavailable" && isAtRest && !isScaling(standing, now)) {
    return { kind: "unavailable", since: availability.since };
  }
  if (pause) return pauseLead(pause);
  if (template.rolledOut !== "complete") return { kind: "rolling-out", since: null };
  switch (availability.kind) {
    case "none-wanted":
      return { kind: "scaled-to-zero", since: template.since };
    case "available":
      return { kind: "complete", since: template.since };
    case "short":
    case "unavailable":
      return { kind: isScaling(standing, now) ? "scaling" : "short", since: null };
  }
}

/** What else has to be told, as nobody would see it by the one that leads. */
export function besideOf({ pause }: AnyStanding, { kind }: Lead): Lead[] {
  if (!pause || kind === "deleting" || kind === "paused" || kind === "paused-with-change") return [];
  return [pauseLead(pause)];
}

/** When time alone makes another fact lead, in milliseconds since 1970; null where it does not. */
export function leadChangesAt({ controller, availability }: AnyStanding, now: number): number | null {
  const moments = [
    controller.reacts || controller.since === null ? Number.NaN : Date.parse(controller.since) + REACTION_MS,
    Date.parse(availability.scalingUntil ?? ""),
  ].filter((moment) => moment > now);
  return moments.length === 0 ? null : Math.min(...moments);
}

/**
 * A refused ReplicaSet keeps the generation from being observed though the controller has looked (S9): so its condition
 * counts where it is newer than the change, or where the controller had the time to look.
 */
function unseenOf({ controller, refused }: AnyStanding, now: number): "not-observed" | "not-reacting" | null {
  const { reacts, since } = controller;
  if (reacts) return null;
  const isLate = since !== null && now - Date.parse(since) >= REACTION_MS;
  if (refused?.what === "revision") {
    const isNewer = since === null || (refused.since !== null && Date.parse(refused.since) >= Date.parse(since));
    return isLate || isNewer ? null : "not-observed";
  }
  return isLate ? "not-reacting" : "not-observed";
}

function isScaling({ availability }: AnyStanding, now: number): boolean {
  return availability.scalingUntil !== null && now < Date.parse(availability.scalingUntil);
}

function pauseLead({ pending, since }: NonNullable<Standing["pause"]>): Lead {
  return { kind: pending ? "paused-with-change" : "paused", since };
}

/** How the list sorts rollouts, the most urgent first. */
export const ROLLOUT_GROUPS = ["attention", "rolling", "paused", "settled"] as const;
export type RolloutGroup = (typeof ROLLOUT_GROUPS)[number];

/** Where a rollout stands in the list. */
export function groupOf({ lead }: { lead: Pick<Lead, "kind"> }): RolloutGroup {
  switch (lead.kind) {
    case "not-reacting":
    case "revision-refused":
    case "pods-refused":
    case "stalled":
    case "unavailable":
      return "attention";
    case "not-observed":
    case "rolling-out":
    case "scaling":
      return "rolling";
    case "paused-with-change":
    case "paused":
      return "paused";
    case "deleting":
    case "short":
    case "complete":
    case "scaled-to-zero":
      return "settled";
  }
}

/** Whether somebody should look: nothing reacts, it is stuck or refused, or its pods are gone. */
export function needsAttention(state: { lead: Pick<Lead, "kind"> }): boolean {
  return groupOf(state) === "attention";
}

/** Whether something may keep it from being as it should be, so that it is worth looking at its pods. */
export function mayBeStuck({ deletingSince, controller, template, refused, availability }: AnyStanding): boolean {
  if (deletingSince !== null) return false;
  if (!controller.reacts || refused || template.rolledOut !== "complete") return true;
  return availability.kind === "short" || availability.kind === "unavailable";
}

/** Whether the template has been rolled out to its end, whatever became of its pods afterwards. */
export function isFinished({ template }: Pick<AnyStanding, "template">): boolean {
  return template.rolledOut === "complete";
}

/** Whether nothing more will come of it by itself: it is complete, and nothing is missing, refused, paused or unseen. */
export function isAtItsEnd(standing: AnyStanding): boolean {
  return standing.deletingSince === null && standing.pause === null && !mayBeStuck(standing);
}

/** What the cluster says about the fact that leads, in its own words; null where it says nothing. */
export function saidOf({
  lead,
  template,
  refused,
  availability,
}: Standing & { lead: Pick<Lead, "kind"> }): string | null {
  switch (lead.kind) {
    case "revision-refused":
    case "pods-refused":
      return refused?.said ?? null;
    case "stalled":
      return template.said;
    case "unavailable":
      return availability.said;
    default:
      return null;
  }
}
