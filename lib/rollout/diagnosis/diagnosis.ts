import type { Diagnosis, Finding } from "@/lib/contract/finding";
import type { Coded } from "@/lib/contract/message";
import { deadlineFinding } from "./deadline";
import { secondsToEnd } from "./estimate";
import { findingsOf } from "./findings";
import { podMarks } from "./pod-marks";
import { podTroubles } from "../pods/pod-trouble";
import { refusedPods } from "./refused-pods";
import { rivalsOf } from "../pods/rivals";
import { type ObservedRollout, observedRolloutOf, type Observation } from "./observation";
import { standstill } from "./standstill";
import type { Trouble } from "../pods/trouble";

/**
 * What keeps a rollout from moving: one finding per cause with what proves it, and the pods as marks. Only pods of the
 * current ReplicaSet count; those of older ones may fail for other reasons (rollout semantics, section 7). What could
 * not be read is null and left out; saying so is up to the caller, in `notes`.
 */
export function diagnosisOf(observation: Observation): Coded<Diagnosis> {
  const observed = observedRolloutOf(observation);
  const troubles = troublesOf(observed);
  const causes =
    observed.standing.deletingSince !== null ? [] : [...refusedPods(observed), ...findingsOf(observed, troubles)];
  const stuck = causes.some(({ weight }) => weight === "cause");
  const deadline = deadlineFinding(observed, stuck);
  const findings = [...causes, ...standstill(observed, causes), ...(deadline ? [deadline] : [])];
  return {
    findings: findings.toSorted(byWeight),
    pods: observed.podsKnown ? podMarks(observed, troubles) : null,
    endsInSeconds: observed.podsKnown ? secondsToEnd(observed, stuck) : null,
    notes: [],
  };
}

function troublesOf(observed: ObservedRollout): Map<string, Trouble[]> {
  const { pods, current, eventsOf, now } = observed;
  const template = current?.spec.template ?? {};
  const rivals = rivalsOf(observed);
  return new Map(
    pods.map((pod) => [pod.metadata.uid, podTroubles(pod, template, eventsOf(pod.metadata.uid), rivals, now)]),
  );
}

const WEIGHTS = ["cause", "consequence", "hint"];

/** Causes first; of them those that keep pods from existing, then those of the most pods. */
function byWeight(a: Coded<Finding>, b: Coded<Finding>): number {
  const order = WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight);
  if (order !== 0 || a.weight !== "cause") return order;
  return (b.pods ?? Number.MAX_SAFE_INTEGER) - (a.pods ?? Number.MAX_SAFE_INTEGER);
}
