import "server-only";
import type { ProblemError } from "@/lib/contract/problem";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { UndoRequest, UndoResult } from "@/lib/contract/undo";
import type { Connection } from "@/lib/kube/connection";
import type { Deployment, ReplicaSet } from "@/lib/rollout/objects";
import { currentReplicaSet, ownedReplicaSets } from "@/lib/rollout/ownership";
import { planUndo } from "@/lib/rollout/undo";
import { explainFailedTest } from "@/lib/rollout/undo-outcome";
import { audited, type Sending } from "./audit";
import { type History, readHistory, toRollout } from "./history";
import { connect, type Identity, nameOf } from "./identity";
import { oneAtATime } from "./one-at-a-time";
import { refusal, refuseWhenReadOnly } from "./refusals";
import { changedMeanwhile, refuseWhenChanged, refuseWhenRecreated } from "./seen";
import { sendPatch } from "./send-patch";

/** How often an undo is planned anew after a refusal that nothing explains. */
const MAX_PLANS = 3;

/**
 * Makes the template of one revision live again: reads fresh, plans, sends at most one patch that holds only for what
 * was read. A second call while the first runs waits for it and then finds nothing left to do.
 * @throws ProblemError read-only, recreated, revision-gone, being-deleted, paused, changed-meanwhile, rejected, …
 */
export async function undoRollout(identity: Identity, ref: RolloutRef, wish: UndoRequest): Promise<UndoResult> {
  refuseWhenReadOnly(ref);
  const connection = connect(identity, ref.cluster);
  const entry = {
    verb: "undo",
    who: nameOf(identity, ref.cluster),
    ref,
    to: wish.to,
    reasonLength: wish.reason?.length ?? 0,
    dryRun: wish.dryRun ?? false,
  } as const;
  return oneAtATime(JSON.stringify([connection.key, ref]), () =>
    audited(entry, (sending) => undo(connection, ref, wish, sending)),
  );
}

async function undo(connection: Connection, ref: RolloutRef, wish: UndoRequest, sending: Sending): Promise<UndoResult> {
  for (let plans = 1; ; plans++) {
    const history = await readHistory(connection, ref);
    const outcome = await undoFrom(history, connection, ref, wish, sending);
    if (outcome.kind === "done") return outcome.result;
    if (plans === MAX_PLANS) throw outcome.problem;
  }
}

type Outcome = { kind: "done"; result: UndoResult } | { kind: "plan-again"; problem: ProblemError };

async function undoFrom(
  { deployment, replicaSets }: History,
  connection: Connection,
  ref: RolloutRef,
  wish: UndoRequest,
  sending: Sending,
): Promise<Outcome> {
  const { to, seen, reason, resume = false, annotations = "keep", dryRun = false } = wish;
  const done = (outcome: UndoResult["outcome"], now: Deployment): Outcome => ({
    kind: "done",
    result: {
      outcome,
      dryRun,
      rollout: toRollout(connection, { deployment: now, replicaSets, problem: null }),
      preview: null,
    },
  });

  refuseWhenRecreated(ref, deployment, seen);
  const plan = planUndo({ deployment, replicaSets, to, resume, reason, annotations });
  if (plan.kind === "refused") throw refusal(plan.code, ref);
  // Before the question whether somebody changed it: with the first of two clicks done, that somebody is this person.
  if (plan.kind === "unchanged") return done("unchanged", deployment);
  refuseWhenChanged(ref, deployment, replicaSets, seen);

  const owned = ownedReplicaSets(deployment, replicaSets);
  const target = targetIn(owned, to);
  sending(currentReplicaSet(deployment, owned)?.metadata.uid ?? null);
  const sent = await sendPatch(
    connection,
    ref,
    { kind: "json-patch", operations: plan.operations },
    (now) => explainFailedTest({ planned: deployment, now, target, resume }) === "already-there",
    dryRun,
  );
  if (sent.kind === "written") return done("rolled-back", sent.deployment);

  const { now, problem } = sent;
  const why = explainFailedTest({ planned: deployment, now, target, resume });
  switch (why) {
    case "recreated":
      throw refusal("recreated", ref);
    case "already-there":
      return done("unchanged", now);
    case "changed-meanwhile":
      throw changedMeanwhile(ref, now, deployment.spec.template);
    case "paused":
      throw refusal("paused", ref);
    case "unexplained":
      return { kind: "plan-again", problem };
  }
}

function targetIn(owned: readonly ReplicaSet[], to: string): ReplicaSet {
  const target = owned.find(({ metadata }) => metadata.uid === to);
  if (!target) throw new Error("a planned target is one of the owned ReplicaSets");
  return target;
}
