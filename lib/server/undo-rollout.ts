import "server-only";
import type { ProblemError } from "@/lib/contract/problem";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { UndoPreview, UndoRequest, UndoResult } from "@/lib/contract/undo";
import type { Connection } from "@/lib/kube/connection";
import { patched } from "@/lib/rollout/json-patch";
import type { Autoscaler, Deployment, ReplicaSet } from "@/lib/rollout/objects";
import { currentReplicaSet, ownedReplicaSets } from "@/lib/rollout/ownership";
import { planUndo } from "@/lib/rollout/undo";
import { explainFailedTest } from "@/lib/rollout/undo-outcome";
import { audited, type Sending } from "./audit";
import { type History, readHistory, toRollout } from "./history";
import { connect, type Identity, nameOf } from "./identity";
import { oneAtATime } from "./one-at-a-time";
import { previewOf, readableAutoscalers } from "./preview-undo";
import { refusal, refuseWhenReadOnly } from "./refusals";
import { changedMeanwhile, refuseWhenChanged, refuseWhenRecreated } from "./seen";
import { sendDry, sendPatch } from "./send-patch";
import { confirmOf, timeOfConfirm } from "./undo-confirm";

/** How often an undo is planned anew after a refusal that nothing explains. */
const MAX_PLANS = 3;

/**
 * Makes the template of one revision live again: reads fresh, plans, sends at most one patch that holds only for what
 * was read. With `dryRun` the same patch is only tried, and the answer says what it would do; with `confirm` it is sent
 * only if it is byte for byte the one that was tried. A second call while the first runs waits for it and then finds
 * nothing left to do.
 * @throws ProblemError read-only, recreated, revision-gone, being-deleted, paused, changed-meanwhile, preview-outdated,
 * rejected, …
 */
export async function undoRollout(identity: Identity, ref: RolloutRef, wish: UndoRequest): Promise<UndoResult> {
  refuseWhenReadOnly(ref);
  const connection = connect(identity, ref.cluster);
  const who = nameOf(identity, ref.cluster);
  const entry = {
    verb: "undo",
    who,
    ref,
    to: wish.to,
    reasonLength: wish.reason?.length ?? 0,
    dryRun: wish.dryRun ?? false,
  } as const;
  return oneAtATime(JSON.stringify([connection.key, ref]), () =>
    audited(entry, (sending) => undo({ connection, ref, who, wish, sending })),
  );
}

type Job = { connection: Connection; ref: RolloutRef; who: string; wish: UndoRequest; sending: Sending };

async function undo(job: Job): Promise<UndoResult> {
  const { connection, ref, wish } = job;
  for (let plans = 1; ; plans++) {
    const [history, autoscalers] = await Promise.all([
      readHistory(connection, ref),
      wish.dryRun ? readableAutoscalers(connection, ref) : null,
    ]);
    const outcome = await undoFrom(history, autoscalers, job);
    if (outcome.kind === "done") return outcome.result;
    if (plans === MAX_PLANS) throw outcome.problem;
  }
}

type Outcome = { kind: "done"; result: UndoResult } | { kind: "plan-again"; problem: ProblemError };

async function undoFrom(
  { deployment, replicaSets }: History,
  autoscalers: readonly Autoscaler[] | null,
  { connection, ref, who, wish, sending }: Job,
): Promise<Outcome> {
  const { to, seen, reason, resume = false, annotations = "keep", dryRun = false } = wish;
  const rolloutOf = (now: Deployment) => toRollout(connection, { deployment: now, replicaSets, problem: null });
  const done = (outcome: UndoResult["outcome"], now: Deployment): Outcome => ({
    kind: "done",
    result: { outcome, dryRun, rollout: rolloutOf(now), preview: null },
  });

  refuseWhenRecreated(ref, deployment, seen);
  const at = timeOfRecord(wish, new Date());
  const plan = planUndo({ deployment, replicaSets, to, resume, reason, annotations, record: { by: who, at } });
  if (plan.kind === "refused") throw refusal(plan.code, ref);
  // Before the question whether somebody changed it: with the first of two clicks done, that somebody is this person.
  if (plan.kind === "unchanged") return done("unchanged", deployment);
  refuseWhenChanged(ref, deployment, replicaSets, seen);
  const confirm = confirmOf(at, plan.operations);
  if (!dryRun && wish.confirm !== undefined && wish.confirm !== confirm) throw refusal("preview-outdated", ref);

  const owned = ownedReplicaSets(deployment, replicaSets);
  const target = targetIn(owned, to);
  const tried = (answer: Deployment, verdict: UndoPreview["verdict"]): Outcome => {
    const rollout = rolloutOf(answer);
    const facts = { live: deployment, answer, owned, target, revisions: rollout.revisions, autoscalers };
    const preview = previewOf(facts, { verdict, confirm });
    return { kind: "done", result: { outcome: "rolled-back", dryRun, rollout, preview } };
  };
  const patch = { kind: "json-patch", operations: plan.operations } as const;
  const explained = (now: Deployment) => explainFailedTest({ planned: deployment, now, target, resume });

  sending(currentReplicaSet(deployment, owned)?.metadata.uid ?? null);
  const sent = dryRun
    ? await sendDry(connection, ref, patch)
    : await sendPatch(connection, ref, patch, (now) => explained(now) === "already-there");
  if (sent.kind === "not-possible") return tried(patched(deployment, plan.operations), sent);
  if (sent.kind === "written") {
    return dryRun ? tried(sent.deployment, { kind: "checked", at }) : done("rolled-back", sent.deployment);
  }
  switch (explained(sent.now)) {
    case "recreated":
      throw refusal("recreated", ref);
    case "already-there":
      return done("unchanged", sent.now);
    case "changed-meanwhile":
      throw changedMeanwhile(ref, sent.now, deployment.spec.template);
    case "paused":
      throw refusal("paused", ref);
    case "unexplained":
      return { kind: "plan-again", problem: sent.problem };
  }
}

/** What stands in the record as the time of the rollback: that of the preview which is confirmed, else now. */
function timeOfRecord({ dryRun = false, confirm }: UndoRequest, now: Date): string {
  return (dryRun || confirm === undefined ? null : timeOfConfirm(confirm, now)) ?? now.toISOString();
}

function targetIn(owned: readonly ReplicaSet[], to: string): ReplicaSet {
  const target = owned.find(({ metadata }) => metadata.uid === to);
  if (!target) throw new Error("a planned target is one of the owned ReplicaSets");
  return target;
}
