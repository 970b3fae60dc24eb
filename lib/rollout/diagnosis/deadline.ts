import type { Finding } from "@/lib/contract/finding";
import { secondsInWords } from "../messages/duration-words";
import type { Scene } from "./scene";
import { conditionOf, isFinished } from "../history/status";

/** The value by which the API says "no deadline". */
const NO_DEADLINE = 2_147_483_647;

/** As long as a person would wait for what comes soon. */
const SOON_MS = 15 * 60_000;

/** That the progress deadline has passed, or when it will; null where it does not count. `stuck`: a cause is known. */
export function deadlineFinding({ deployment, phase, now }: Scene, stuck: boolean): Finding | null {
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
  const seconds = secondsInWords(progressDeadlineSeconds);

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
  const due = Date.parse(updated) + progressDeadlineSeconds * 1000;
  return {
    ...base,
    code: "deadline-ahead",
    weight: stuck ? "consequence" : "hint",
    sentence: `Without progress the deadline of ${seconds} ${due - now < SOON_MS ? "is over soon" : "will be over"}.`,
    since: updated,
    due: new Date(due).toISOString(),
    advice: "Each pod that gets ready sets it back.",
  };
}
