import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { ActionRequest } from "@/lib/contract/undo";
import type { Connection } from "@/lib/kube/connection";
import { isFailedTest, type KubeError } from "@/lib/kube/errors";
import type { ActionPlan } from "@/lib/rollout/undo/actions";
import type { Effect } from "@/lib/rollout/undo/effect";
import type { JsonPatchOperation } from "@/lib/rollout/objects/json-patch";
import type { Deployment, JsonObject } from "@/lib/rollout/objects/objects";
import { currentReplicaSet, ownedReplicaSets } from "@/lib/rollout/history/ownership";
import { isSameTemplate } from "@/lib/rollout/template/template";
import { guardedByVersion } from "@/lib/rollout/undo/version-guard";
import { audited, type Sending, type WriteEntry } from "./audit";
import { type PartialHistory, readPartialHistory, toRollout } from "../reading/history";
import { connect, type Identity, nameOf } from "../identity";
import { oneAtATime, placeOf } from "./one-at-a-time";
import { refuseWhilePending } from "./pending-write";
import { refusal, type RefusalCode, refuseWhenReadOnly } from "../refusals";
import { changedMeanwhile, refuseWhenChanged, refuseWhenRecreated } from "./refuse-when-changed";
import { sendPatch } from "./send-patch";

/** One of pause, resume and restart: what to send, and what became of it by the Deployment as it is later. */
export type Action<Refusal extends RefusalCode> = {
  verb: Exclude<WriteEntry["verb"], "undo">;
  plan: (deployment: Deployment) => ActionPlan<Refusal>;
  effect: (planned: Deployment, now: Deployment) => Effect | null;
};

/** How often an action is tried whose patch holds for a version: the controllers' own writes make versions too. */
const MAX_VERSIONS = 8;

/**
 * Does one action on what is read fresh, and answers with the rollout right after it. With `wish.seen`, only where uid
 * and template are still as the person saw them.
 * @throws ProblemError read-only, recreated, changed-meanwhile, the action's own refusals, rejected, forbidden,
 * outcome-unknown, write-pending, …
 */
export async function actOnRollout<Refusal extends RefusalCode>(
  identity: Identity,
  ref: RolloutRef,
  wish: ActionRequest,
  action: Action<Refusal>,
): Promise<Coded<Rollout>> {
  refuseWhenReadOnly(ref);
  const connection = connect(identity, ref.cluster);
  const entry = {
    verb: action.verb,
    who: nameOf(identity, ref.cluster),
    ref,
    reasonLength: wish.reason?.length ?? 0,
    dryRun: false,
  };
  const { rollout } = await oneAtATime(placeOf(connection, ref), () =>
    audited(entry, (sending) => act(connection, ref, wish, action, sending)),
  );
  return rollout;
}

async function act<Refusal extends RefusalCode>(
  connection: Connection,
  ref: RolloutRef,
  wish: ActionRequest,
  action: Action<Refusal>,
  sending: Sending,
): Promise<{ outcome: "done"; rollout: Coded<Rollout> }> {
  let history = await readPartialHistory(connection, ref);
  for (let tries = 1; ; tries++) {
    const { deployment } = history;
    const patch = planned(connection, ref, wish, action, history);
    sending(currentUid(history));
    const sent = await sendPatch(connection, ref, {
      uid: deployment.metadata.uid,
      patch: tries === 1 ? patch : holdingForVersion(patch, deployment),
      verb: action.verb,
      effect: (now) => action.effect(deployment, now),
    });
    if (sent.kind === "written") {
      return { outcome: "done", rollout: toRollout(connection, { ...history, deployment: sent.deployment }) };
    }
    const problem = explained(ref, deployment, sent, action);
    if (problem !== sent.problem || !isFailedTest(problem) || tries === MAX_VERSIONS) throw problem;
    history = { ...history, deployment: sent.now };
  }
}

type Patch = { kind: "json-patch"; operations: JsonPatchOperation[] } | { kind: "strategic-merge"; body: JsonObject };

function planned<Refusal extends RefusalCode>(
  connection: Connection,
  ref: RolloutRef,
  { seen, despite }: ActionRequest,
  action: Action<Refusal>,
  { deployment, replicaSets }: PartialHistory,
): Patch {
  if (seen !== undefined) refuseWhenRecreated(ref, deployment, seen);
  refuseWhilePending(connection, ref, deployment, despite);
  if (seen !== undefined) refuseWhenChanged(ref, deployment, replicaSets ?? [], seen);
  const plan = action.plan(deployment);
  if (plan.kind === "refused") throw refusal(plan.code, ref);
  return plan.kind === "json-patch" ? { kind: plan.kind, operations: plan.body } : plan;
}

/** For a server that refuses the test of a template which is unchanged. */
function holdingForVersion(patch: Patch, deployment: Deployment): Patch {
  return patch.kind === "json-patch"
    ? { kind: patch.kind, operations: guardedByVersion(patch.operations, deployment) }
    : patch;
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
