import { ToldProblem } from "./told-problem";
import type { Rollout, RolloutList } from "@/lib/contract/rollout";
import type { FollowMode, StreamEvent } from "@/lib/contract/stream";
import { diagnosisKey } from "./diagnosis";

/** What one event does to a screen's data. */
export type Applied<Data> =
  | { kind: "data"; data: Data; mode: FollowMode | null }
  /** It is about something that is cached beside this screen's data. */
  | { kind: "beside"; queryKey: readonly string[]; data: unknown }
  /** What is shown held so many milliseconds ago. */
  | { kind: "fresh"; age: number }
  | { kind: "problem"; problem: ToldProblem }
  /** It says nothing to this screen: changes of a list that has not been told yet. */
  | { kind: "nothing" };

/** The list of rollouts after one event of its stream. */
export function applyToList(list: RolloutList | undefined, event: StreamEvent): Applied<RolloutList> {
  switch (event.type) {
    case "snapshot":
      return { kind: "data", data: { rollouts: event.rollouts }, mode: event.mode };
    case "changed": {
      if (!list) return { kind: "nothing" };
      const changed = new Map(event.rollouts.map((rollout) => [rollout.uid, rollout]));
      const known = list.rollouts.map((rollout) => take(changed, rollout.uid) ?? rollout);
      return { kind: "data", data: { rollouts: [...known, ...changed.values()] }, mode: null };
    }
    case "removed": {
      if (!list) return { kind: "nothing" };
      const gone = new Set(event.uids);
      return { kind: "data", data: { rollouts: list.rollouts.filter(({ uid }) => !gone.has(uid)) }, mode: null };
    }
    case "rollout":
    case "diagnosis":
    case "gone":
    case "waiting":
      return { kind: "nothing" };
    case "problem":
    case "fresh":
      return common(event);
  }
}

/** One rollout after one event of its stream. */
export function applyToRollout(rollout: Rollout | undefined, event: StreamEvent): Applied<Rollout> {
  switch (event.type) {
    case "rollout":
      return { kind: "data", data: event.rollout, mode: event.mode };
    case "diagnosis":
      if (!rollout) return { kind: "nothing" };
      return { kind: "beside", queryKey: diagnosisKey(rollout.ref, event.digest), data: event.diagnosis };
    case "gone":
      return {
        kind: "problem",
        problem: new ToldProblem({ code: "not-found", own: "gone", ref: rollout?.ref ?? null }),
      };
    case "snapshot":
    case "changed":
    case "removed":
    case "waiting":
      return { kind: "nothing" };
    case "problem":
    case "fresh":
      return common(event);
  }
}

function common(event: Extract<StreamEvent, { type: "problem" | "fresh" }>): Applied<never> {
  if (event.type === "fresh") return { kind: "fresh", age: event.age };
  return { kind: "problem", problem: new ToldProblem(event.problem) };
}

function take<Key, Value>(map: Map<Key, Value>, key: Key): Value | undefined {
  const value = map.get(key);
  map.delete(key);
  return value;
}
