import { cited } from "@/lib/contract/cluster-text";
import type { Finding } from "@/lib/contract/finding";
import { type Coded, message } from "@/lib/contract/message";
import { readySinceOf } from "../objects/pod-objects";
import { mayOneGo, strategyEvidence } from "../history/rolling-strategy";
import { fencepostsOf } from "../history/rolling-strategy";
import type { ObservedRollout } from "./observation";
import { replicasOf } from "../state/counts";
import { mayBeStuck } from "../state/lead";

const PATIENCE_MS = 60_000;
const BLOCKING = ["quota-exceeded", "unschedulable", "limit-range"];

/** Why a rollout stands still although nothing fails, and what its strategy has to do with it. `causes`: found already. */
export function standstill(observed: ObservedRollout, causes: readonly Coded<Finding>[]): Coded<Finding>[] {
  if (observed.standing.pause || !mayBeStuck(observed.standing)) return [];
  const found = [slowTermination(observed), waitingToBeAvailable(observed), surgeBlocked(observed, causes)];
  return found.filter((finding) => finding !== null);
}

/** `Recreate` waits until every old pod is gone (Kubernetes pkg/controller/deployment/recreate.go). */
function slowTermination({ workload, olderPods, now }: ObservedRollout): Coded<Finding> | null {
  const ending = olderPods.filter(({ metadata }) => metadata.deletionTimestamp !== undefined);
  if (fencepostsOf(workload) !== null || ending.length === 0) return null;
  const until =
    ending
      .map(({ metadata }) => metadata.deletionTimestamp ?? "")
      .toSorted()
      .at(-1) ?? "";
  const overdue = Date.parse(until) + 5_000 < now;
  return {
    code: "slow-termination",
    weight: overdue ? "cause" : "hint",
    sentence: message("finding.slow-termination", { pods: ending.length, isOverdue: overdue }),
    pods: ending.length,
    since: null,
    due: overdue ? null : until,
    evidence: ending.slice(0, 3).map(({ metadata: { name, deletionTimestamp = null } }) => ({
      kind: "Pod",
      name,
      field: "metadata.deletionTimestamp",
      message: cited`terminating`,
      at: deletionTimestamp,
    })),
    advice: message(overdue ? "finding.advice.termination-overdue" : "finding.advice.slow-termination"),
    broughtInBy: null,
  };
}

/** Pods that are ready, but not for minReadySeconds yet. */
function waitingToBeAvailable({ workload, pods, now }: ObservedRollout): Coded<Finding> | null {
  const { minReadySeconds = 0 } = workload.spec;
  const waiting = pods.flatMap((pod) => {
    const since = readySinceOf(pod);
    const due = since === null ? 0 : Date.parse(since) + minReadySeconds * 1000;
    return since !== null && pod.metadata.deletionTimestamp === undefined && due > now ? [{ pod, since, due }] : [];
  });
  const first = waiting.toSorted((a, b) => a.due - b.due)[0];
  const last = waiting.toSorted((a, b) => b.due - a.due)[0];
  if (minReadySeconds === 0 || !first || !last) return null;
  const count = waiting.length;
  return {
    code: "min-ready-waiting",
    weight: "hint",
    sentence: message("finding.min-ready-waiting", { pods: count, seconds: minReadySeconds }),
    pods: count,
    since: first.since,
    due: new Date(last.due).toISOString(),
    evidence: [
      {
        kind: workload.kind.object,
        name: workload.metadata.name,
        field: "spec.minReadySeconds",
        message: cited`${minReadySeconds}`,
        at: null,
      },
    ],
    advice: message("finding.advice.min-ready-waiting"),
    broughtInBy: null,
  };
}

function surgeBlocked(observed: ObservedRollout, causes: readonly Coded<Finding>[]): Coded<Finding> | null {
  const { workload, pods, now, current } = observed;
  const posts = fencepostsOf(workload);
  const { desired, updated, total, available } = replicasOf(workload);
  if (!posts || !current || (updated >= desired && total <= updated)) return null;
  const progressing = workload.kind.progressOf(workload)?.condition;
  const base: Omit<Coded<Finding>, "weight" | "sentence" | "advice"> = {
    code: "surge-blocked",
    pods: null,
    since: progressing?.lastUpdateTime ?? null,
    due: null,
    evidence: [strategyEvidence(workload)],
    broughtInBy: null,
  };
  const serious = causes.filter(({ weight }) => weight === "cause");
  if (serious.some(({ code }) => BLOCKING.includes(code)) && !mayOneGo(workload)) {
    return {
      ...base,
      weight: "consequence",
      sentence: message("finding.surge-blocked", {
        mustStay: desired - posts.unavailable,
        desired,
        surge: posts.surge,
      }),
      advice: message("finding.advice.surge-blocked"),
    };
  }
  // Pods that were made and are not ready yet are progress under way, and what is wrong with them is told elsewhere.
  const busy = !observed.podsKnown || pods.some((pod) => readySinceOf(pod) === null);
  const still = now - Date.parse(progressing?.lastUpdateTime ?? "") > PATIENCE_MS;
  if (serious.length > 0 || busy || !still || observed.standing.template.rolledOut !== "rolling-out") return null;
  return {
    ...base,
    weight: "hint",
    sentence: message("finding.counts-stand-still", { updated, desired, available, total }),
    advice: message("finding.advice.counts-stand-still"),
  };
}
