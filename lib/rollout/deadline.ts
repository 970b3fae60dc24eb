import type { Finding } from "@/lib/contract/finding";
import type { Scene } from "./scene";
import { conditionOf, isFinished } from "./status";

/** The value by which the API says "no deadline". */
const NO_DEADLINE = 2_147_483_647;

/** That the progress deadline has passed, or when it will; null where it does not count. `stuck`: a cause is known. */
export function deadlineFinding({ deployment, phase }: Scene, stuck: boolean): Finding | null {
  const condition = conditionOf(deployment, "Progressing");
  const { progressDeadlineSeconds, paused } = deployment.spec;
  if (!condition || progressDeadlineSeconds === undefined || progressDeadlineSeconds === NO_DEADLINE) return null;
  const { name } = deployment.metadata;
  const updated = condition.lastUpdateTime ?? null;
  const evidence = [
    {
      kind: "Deployment",
      name,
      field: "status.conditions[Progressing]",
      message: condition.message ?? "",
      at: updated,
    },
  ];
  const base = { pods: null, evidence, broughtInBy: null } as const;
  const seconds = durationWords(progressDeadlineSeconds);

  if (condition.reason === "ProgressDeadlineExceeded") {
    // After an undo the old condition stays for a while; the phase knows.
    const holds = phase.kind === "stalled" || phase.kind === "pods-refused";
    if (!holds) return null;
    return {
      ...base,
      code: "deadline-exceeded",
      weight: "consequence",
      sentence: `The progress deadline is over: nothing had moved for ${seconds}.`,
      since: updated,
      due: null,
      advice:
        "Kubernetes neither stops nor rolls back: it goes on by itself once the cause is gone. Rolling back is up to you.",
    };
  }
  // A refused ReplicaSet ends the controller's turn before it looks at the deadline (deployment sync.go).
  const counts = condition.reason !== "NewReplicaSetAvailable" && condition.reason !== "ReplicaSetCreateError";
  if (!counts || paused || updated === null || isFinished(phase) || phase.kind === "deleting") return null;
  return {
    ...base,
    code: "deadline-ahead",
    weight: stuck ? "consequence" : "hint",
    sentence: `Without progress the deadline of ${seconds} is over soon.`,
    since: updated,
    due: new Date(Date.parse(updated) + progressDeadlineSeconds * 1000).toISOString(),
    advice: "Each pod that gets ready sets it back.",
  };
}

/** `90 s`, `10 min` */
export function durationWords(seconds: number): string {
  return seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
