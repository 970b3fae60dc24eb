import { type Cluster, isComplete } from "../clusters/cluster";
import { REVISION } from "../clusters/new-replica-set";
import type { ReplicaSet } from "../clusters/objects";
import { until } from "../processes/until";
import { behaviourOf } from "../../lib/simulator/kubelet/behaviour";
import { readRollout, type Rollout } from "./rollout";

const DESIRED_REPLICAS = "deployment.kubernetes.io/desired-replicas";
const NO_DEADLINE = 2_147_483_647;
const QUIET_MS = 400;

/** Waits until nothing more will happen to the Deployment by itself, and gives it as it then is. */
export async function settled(cluster: Cluster, namespace: string, name: string): Promise<Rollout> {
  let seen = "";
  let since = 0;
  let open: string[] = [];
  return until(
    async () => {
      const rollout = await readRollout(cluster, namespace, name);
      const versions = [rollout.deployment, ...rollout.sets].map(({ metadata }) => metadata.resourceVersion).join();
      if (versions !== seen) [seen, since] = [versions, Date.now()];
      open = stillToCome(rollout);
      return open.length === 0 && Date.now() - since >= QUIET_MS ? rollout : undefined;
    },
    () => `The cluster ${cluster.context} does not settle: ${open.join(", ") || "it changes all the time"}`,
  );
}

/** What is bound to change yet. Where several rules of the controllers meet, the quiet time has the last word. */
function stillToCome({ deployment, sets }: Rollout): string[] {
  const { metadata, spec, status } = deployment;
  const sum = (count: (set: ReplicaSet) => number | undefined) =>
    sets.reduce((total, set) => total + (count(set) ?? 0), 0);
  const complete = isComplete(deployment);
  const numbers = sets.map((set) => Number(set.metadata.annotations?.[REVISION]));
  const claims: [string, boolean][] = [
    ["the newest write is not observed", status.observedGeneration !== metadata.generation],
    ["a ReplicaSet is not at its size", sets.some((set) => !isAtItsSize(set))],
    ["the sum of replicas is another", (status.replicas ?? 0) !== sum((set) => set.status.replicas)],
    [
      "the sum of available pods is another",
      (status.availableReplicas ?? 0) !== sum((set) => set.status.availableReplicas),
    ],
    ["a ReplicaSet has not heard of the size", sets.some((set) => hasOldSize(set, spec.replicas))],
    ["the revision is another", !spec.paused && metadata.annotations?.[REVISION] !== `${Math.max(...numbers)}`],
    ["progress is not judged yet", !isJudged(deployment, complete)],
    [
      "old ReplicaSets are too many",
      complete && !spec.paused && sets.length - 1 > Number(spec["revisionHistoryLimit"]),
    ],
    // The controllers break ties of creation times, which are in seconds, by the names, which have the hashes.
    ["the second of the last ReplicaSet is not over", sets.some((set) => secondsOld(set) < 1)],
  ];
  return claims.filter(([, holds]) => holds).map(([what]) => what);
}

function isAtItsSize({ metadata, spec, status }: ReplicaSet): boolean {
  const serves = spec.template.spec.containers.every((container) => behaviourOf(container) === "ready");
  const ready = serves ? spec.replicas : 0;
  const { replicas = 0, readyReplicas = 0, availableReplicas = 0 } = status;
  const isObserved = status["observedGeneration"] === metadata.generation && !metadata.deletionTimestamp;
  return isObserved && replicas === spec.replicas && readyReplicas === ready && availableReplicas === ready;
}

function hasOldSize({ metadata, spec }: ReplicaSet, replicas: number): boolean {
  return spec.replicas > 0 && metadata.annotations?.[DESIRED_REPLICAS] !== `${replicas}`;
}

/** A rollout that is neither paused nor complete becomes one of these two, at the latest when its deadline is over. */
function isJudged({ spec, status }: Rollout["deployment"], complete: boolean): boolean {
  if (spec["progressDeadlineSeconds"] === NO_DEADLINE) return true;
  const reason = status.conditions?.find(({ type }) => type === "Progressing")?.reason;
  if (spec.paused) return reason === "DeploymentPaused" || reason === "ProgressDeadlineExceeded";
  if (complete) return reason === "NewReplicaSetAvailable";
  return reason === "NewReplicaSetAvailable" || reason === "ProgressDeadlineExceeded";
}

function secondsOld({ metadata }: ReplicaSet): number {
  return (Date.now() - Date.parse(String(metadata["creationTimestamp"]))) / 1000;
}
