import "server-only";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { ActionRequest } from "@/lib/contract/undo";
import type { Connection } from "@/lib/kube/connection";
import type { KubeError } from "@/lib/kube/errors";
import type { ActionPlan } from "@/lib/rollout/actions";
import type { Deployment } from "@/lib/rollout/objects";
import { currentReplicaSet, ownedReplicaSets } from "@/lib/rollout/ownership";
import { isSameTemplate } from "@/lib/rollout/template";
import { audited, type Sending, type WriteEntry } from "./audit";
import { type PartialHistory, readPartialHistory, toRollout } from "./history";
import { connect, type Identity, nameOf } from "./identity";
import { oneAtATime } from "./one-at-a-time";
import { refusal, type RefusalCode, refuseWhenReadOnly } from "./refusals";
import { changedMeanwhile, refuseWhenChanged, refuseWhenRecreated } from "./seen";
import { sendPatch } from "./send-patch";

/** One of pause, resume and restart: what to send, and whether a Deployment is as it should be after it. */
export type Action<Refusal extends RefusalCode> = {
  verb: Exclude<WriteEntry["verb"], "undo">;
  plan: (deployment: Deployment) => ActionPlan<Refusal>;
  isDone: (before: Deployment, now: Deployment) => boolean;
};

/**
 * Does one action on what is read fresh, and answers with the rollout right after it. With `wish.seen`, only where uid
 * and template are still as the person saw them.
 * @throws ProblemError read-only, recreated, changed-meanwhile, the action's own refusals, rejected, forbidden, …
 */
export async function actOnRollout<Refusal extends RefusalCode>(
  identity: Identity,
  ref: RolloutRef,
  wish: ActionRequest,
  action: Action<Refusal>,
): Promise<Rollout> {
  refuseWhenReadOnly(ref);
  const connection = connect(identity, ref.cluster);
  const entry = {
    verb: action.verb,
    who: nameOf(identity, ref.cluster),
    ref,
    reasonLength: wish.reason?.length ?? 0,
    dryRun: false,
  };
  const { rollout } = await oneAtATime(JSON.stringify([connection.key, ref]), () =>
    audited(entry, (sending) => act(connection, ref, wish, action, sending)),
  );
  return rollout;
}

async function act<Refusal extends RefusalCode>(
  connection: Connection,
  ref: RolloutRef,
  { seen }: ActionRequest,
  action: Action<Refusal>,
  sending: Sending,
): Promise<{ outcome: "done"; rollout: Rollout }> {
  const history = await readPartialHistory(connection, ref);
  const { deployment } = history;
  if (seen !== undefined) {
    refuseWhenRecreated(ref, deployment, seen);
    refuseWhenChanged(ref, deployment, history.replicaSets ?? [], seen);
  }
  const plan = action.plan(deployment);
  if (plan.kind === "refused") throw refusal(plan.code, ref);

  sending(currentUid(history));
  const sent = await sendPatch(
    connection,
    ref,
    plan.kind === "json-patch" ? { kind: plan.kind, operations: plan.body } : plan,
    (now) => now.metadata.uid === deployment.metadata.uid && action.isDone(deployment, now),
  );
  if (sent.kind === "conflict") throw explained(ref, deployment, sent, action);
  return { outcome: "done", rollout: toRollout(connection, { ...history, deployment: sent.deployment }) };
}

/** Why the cluster refused a patch whose preconditions held a moment ago. */
function explained<Refusal extends RefusalCode>(
  ref: RolloutRef,
  planned: Deployment,
  { now, problem }: { now: Deployment; problem: KubeError },
  action: Action<Refusal>,
) {
  if (now.metadata.uid !== planned.metadata.uid) return refusal("recreated", ref);
  if (!isSameTemplate(now.spec.template, planned.spec.template)) {
    return changedMeanwhile(ref, now, planned.spec.template);
  }
  const plan = action.plan(now);
  return plan.kind === "refused" ? refusal(plan.code, ref) : problem;
}

function currentUid({ deployment, replicaSets }: PartialHistory): string | null {
  return currentReplicaSet(deployment, ownedReplicaSets(deployment, replicaSets ?? []))?.metadata.uid ?? null;
}
