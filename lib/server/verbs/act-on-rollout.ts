import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { PlainAction } from "@/lib/contract/rollout-action";
import type { ActionRequest } from "@/lib/contract/undo";
import type { Connection } from "@/lib/kube/connection";
import { isFailedTest, type KubeError } from "@/lib/kube/errors";
import type { JsonPatchOperation } from "@/lib/rollout/objects/json-patch";
import type { JsonObject } from "@/lib/rollout/objects/objects";
import type { Workload } from "@/lib/rollout/workload/workload";
import { currentRevision, ownedRevisions } from "@/lib/rollout/history/ownership";
import { workloadKind } from "@/lib/rollout/kinds/registry";
import { isSameTemplate } from "@/lib/rollout/template/template";
import { guardedByVersion } from "@/lib/rollout/undo/version-guard";
import { audited, type Sending } from "../writing/audit";
import { type PartialHistory, readPartialHistory, toRollout } from "../reading/history";
import { connect, type Identity, nameOf } from "../identity";
import { oneAtATime, placeOf } from "../writing/one-at-a-time";
import { refuseWhilePending } from "../writing/pending-write";
import { refusal, refuseWhenReadOnly } from "../refusals";
import { changedMeanwhile, refuseWhenChanged, refuseWhenRecreated } from "../writing/refuse-when-changed";
import { type ActionSteps, PLAIN_ACTIONS } from "../writing/plain-actions";
import { refuseImpossible } from "../writing/refuse-impossible";
import { sendPatch } from "../writing/send-patch";

/** How often an action is tried whose patch holds for a version: the controllers' own writes make versions too. */
const MAX_VERSIONS = 8;

/**
 * Does one action on what is read fresh, and answers with the rollout right after it. With `wish.seen`, only where uid
 * and template are still as the person saw them.
 * @throws ProblemError read-only, recreated, changed-meanwhile, the action's own refusals, rejected, forbidden,
 * outcome-unknown, write-pending, …
 */
export async function actOnRollout(
  identity: Identity,
  ref: RolloutRef,
  action: PlainAction,
  wish: ActionRequest,
  now: () => Date = () => new Date(),
): Promise<Coded<Rollout>> {
  refuseImpossible(workloadKind(ref.kind), action);
  refuseWhenReadOnly(ref);
  const connection = connect(identity, ref.cluster);
  const entry = {
    verb: action,
    who: nameOf(identity, ref.cluster),
    ref,
    reasonLength: wish.reason?.length ?? 0,
    dryRun: false,
  };
  const { rollout } = await oneAtATime(placeOf(connection, ref), () =>
    audited(entry, (sending) =>
      act({ connection, ref, action, wish, steps: PLAIN_ACTIONS[action](wish, now), sending }),
    ),
  );
  return rollout;
}

type Job = {
  connection: Connection;
  ref: RolloutRef;
  action: PlainAction;
  wish: ActionRequest;
  steps: ActionSteps;
  sending: Sending;
};

async function act(job: Job): Promise<{ outcome: "done"; rollout: Coded<Rollout> }> {
  const { connection, ref, action, steps, sending } = job;
  let history = await readPartialHistory(connection, ref);
  for (let tries = 1; ; tries++) {
    const { workload } = history;
    const patch = planned(job, history);
    sending(currentUid(history));
    const sent = await sendPatch(connection, ref, {
      uid: workload.metadata.uid,
      patch: tries === 1 ? patch : holdingForVersion(patch, workload),
      verb: action,
      effect: (now) => steps.effect(workload, now),
    });
    if (sent.kind === "written") {
      return { outcome: "done", rollout: toRollout(connection, { ...history, workload: sent.workload }) };
    }
    const problem = explained(job, workload, sent);
    if (problem !== sent.problem || !isFailedTest(problem) || tries === MAX_VERSIONS) throw problem;
    history = { ...history, workload: sent.now };
  }
}

type Patch = { kind: "json-patch"; operations: JsonPatchOperation[] } | { kind: "strategic-merge"; body: JsonObject };

function planned(
  { connection, ref, wish: { seen, despite }, steps }: Job,
  { workload, stored }: PartialHistory,
): Patch {
  if (seen !== undefined) refuseWhenRecreated(ref, workload, seen);
  refuseWhilePending(connection, ref, workload, despite);
  if (seen !== undefined) refuseWhenChanged(ref, workload, stored ?? [], seen);
  const plan = steps.plan(workload);
  if (plan.kind === "refused") throw refusal(plan.code, ref);
  return plan.kind === "json-patch" ? { kind: plan.kind, operations: plan.body } : plan;
}

/** For a server that refuses the test of a template which is unchanged. */
function holdingForVersion(patch: Patch, workload: Workload): Patch {
  return patch.kind === "json-patch"
    ? { kind: patch.kind, operations: guardedByVersion(patch.operations, workload) }
    : patch;
}

/** Why the cluster refused a patch whose preconditions held a moment ago. */
function explained({ ref, steps }: Job, planned: Workload, { now, problem }: { now: Workload; problem: KubeError }) {
  if (now.metadata.uid !== planned.metadata.uid) return refusal("recreated", ref);
  if (!isSameTemplate(now.spec.template, planned.spec.template)) {
    return changedMeanwhile(ref, now, planned.spec.template);
  }
  const plan = steps.plan(now);
  return plan.kind === "refused" ? refusal(plan.code, ref) : problem;
}

function currentUid({ workload, stored }: PartialHistory): string | null {
  return currentRevision(workload, ownedRevisions(workload, stored ?? []))?.metadata.uid ?? null;
}
