import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { GaveWay, UndoPreview, UndoRequest, UndoResult } from "@/lib/contract/undo";
import type { Connection } from "@/lib/kube/connection";
import { isFailedTest } from "@/lib/kube/errors";
import { effectOfUndo } from "@/lib/rollout/undo/effect";
import { patched } from "@/lib/rollout/objects/json-patch";
import type { Autoscaler } from "@/lib/rollout/objects/objects";
import type { Workload, StoredRevision } from "@/lib/rollout/workload/workload";
import { workloadKind } from "@/lib/rollout/kinds/registry";
import { currentRevision, ownedRevisions } from "@/lib/rollout/history/ownership";
import { planUndo } from "@/lib/rollout/undo/undo";
import { explainFailedTest } from "@/lib/rollout/undo/undo-outcome";
import { guardedByVersion } from "@/lib/rollout/undo/version-guard";
import { audited, type Sending } from "../writing/audit";
import { type StoredHistory, readHistory, toRollout } from "../reading/history";
import { connect, type Identity, nameOf } from "../identity";
import { oneAtATime, placeOf } from "../writing/one-at-a-time";
import { refuseImpossible } from "../writing/refuse-impossible";
import { refuseWhilePending, refuseWhileUnderWay } from "../writing/pending-write";
import { previewOf, readableAutoscalers } from "./preview-undo";
import { refusal, refuseWhenReadOnly } from "../refusals";
import { changedMeanwhile, refuseWhenChanged, refuseWhenRecreated } from "../writing/refuse-when-changed";
import { sendDry, sendPatch } from "../writing/send-patch";
import { confirmOf, timeOfConfirm } from "../writing/undo-confirm";

/** How often an undo is planned anew after a refusal that nothing explains. */
const MAX_PLANS = 3;
/** The same of one that holds for a version: the controllers' own writes of the status make versions too. */
const MAX_VERSIONS = 8;

/**
 * Makes the template of one revision live again: reads fresh, plans, sends at most one patch that holds only for what
 * was read. With `dryRun` the same patch is only tried, and the answer says what it would do; with `confirm` it is sent
 * only if it is byte for byte the one that was tried. A second call while the first runs waits for it and then finds
 * nothing left to do; a dry run does not wait. Only where the API server refuses the test of a template that is
 * unchanged does the patch hold for the version instead.
 * @throws ProblemError read-only, recreated, revision-gone, being-deleted, paused, changed-meanwhile, preview-outdated,
 * rejected, outcome-unknown, write-pending, …
 */
export async function undoRollout(identity: Identity, ref: RolloutRef, wish: UndoRequest): Promise<Coded<UndoResult>> {
  refuseImpossible(workloadKind(ref.kind), "undo");
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
  const act = () => audited(entry, (sending) => undo({ connection, ref, who, wish, sending }));
  if (!entry.dryRun) return oneAtATime(placeOf(connection, ref), act);
  await refuseWhileUnderWay(connection, ref);
  return act();
}

type Job = { connection: Connection; ref: RolloutRef; who: string; wish: UndoRequest; sending: Sending };

async function undo(job: Job): Promise<Coded<UndoResult>> {
  const { connection, ref, wish } = job;
  const autoscalers = wish.dryRun ? readableAutoscalers(connection, ref) : null;
  let history: StoredHistory | null = null;
  for (let plans = 1; ; plans++) {
    const [fresh, scaling]: [StoredHistory, readonly Autoscaler[] | null] = await Promise.all([
      history ?? readHistory(connection, ref),
      autoscalers,
    ]);
    const outcome = await undoFrom(fresh, scaling, history ? "version" : "template", job);
    if (outcome.kind === "done") return outcome.result;
    if (plans >= (history || isFailedTest(outcome.problem) ? MAX_VERSIONS : MAX_PLANS)) throw outcome.problem;
    // As it was read right after the refusal: the fewer writes of a status come in between, the better.
    if (isFailedTest(outcome.problem)) history = { workload: outcome.now, stored: fresh.stored };
  }
}

type Outcome =
  { kind: "done"; result: Coded<UndoResult> } | { kind: "plan-again"; now: Workload; problem: ProblemError };

async function undoFrom(
  { workload, stored }: StoredHistory,
  autoscalers: readonly Autoscaler[] | null,
  holdsFor: "template" | "version",
  { connection, ref, who, wish, sending }: Job,
): Promise<Outcome> {
  const { to, seen, reason, resume = false, annotations = "keep", dryRun = false } = wish;
  const rolloutOf = (now: Workload) => toRollout(connection, { workload: now, stored, problem: null });
  const done = (outcome: Coded<UndoResult>["outcome"], now: Workload, gaveWay: GaveWay[] = []): Outcome => ({
    kind: "done",
    result: { outcome, dryRun, rollout: rolloutOf(now), gaveWay, preview: null },
  });

  refuseWhenRecreated(ref, workload, seen);
  const at = timeOfRecord(wish, new Date());
  const plan = planUndo({ workload, stored, to, resume, reason, annotations, record: { by: who, at } });
  if (plan.kind === "refused") throw refusal(plan.code, ref);
  // Before the question whether somebody changed it: with the first of two clicks done, that somebody is this person.
  if (plan.kind === "unchanged") return done("unchanged", workload);
  refuseWhilePending(connection, ref, workload, wish.despite);
  refuseWhenChanged(ref, workload, stored, seen);
  const confirm = confirmOf(at, plan.operations);
  if (!dryRun && wish.confirm !== undefined && wish.confirm !== confirm) throw refusal("preview-outdated", ref);

  const owned = ownedRevisions(workload, stored);
  const target = targetIn(owned, to);
  const tried = (answer: Workload, verdict: Coded<UndoPreview>["verdict"]): Outcome => {
    const rollout = rolloutOf(answer);
    const facts = { live: workload, answer, owned, target, revisions: rollout.revisions, autoscalers };
    const preview = previewOf(facts, { verdict, gaveWay: plan.gaveWay, confirm });
    return { kind: "done", result: { outcome: "rolled-back", dryRun, rollout, gaveWay: plan.gaveWay, preview } };
  };
  const operations = holdsFor === "version" ? guardedByVersion(plan.operations, workload) : plan.operations;
  const request = { uid: workload.metadata.uid, patch: { kind: "json-patch", operations } } as const;
  const effect = (now: Workload) => effectOfUndo({ planned: workload, target, resume, at }, now);

  sending(currentRevision(workload, owned)?.metadata.uid ?? null);
  const sent = dryRun
    ? await sendDry(connection, ref, request)
    : await sendPatch(connection, ref, { ...request, verb: "undo", effect });
  if (sent.kind === "not-possible") return tried(patched(workload, plan.operations), sent);
  if (sent.kind === "written") {
    return dryRun ? tried(sent.workload, { kind: "checked", at }) : done("rolled-back", sent.workload, plan.gaveWay);
  }
  switch (explainFailedTest({ planned: workload, now: sent.now, target, resume })) {
    case "recreated":
      throw refusal("recreated", ref);
    case "already-there":
      return done("unchanged", sent.now);
    case "changed-meanwhile":
      throw changedMeanwhile(ref, sent.now, workload.spec.template);
    case "paused":
      throw refusal("paused", ref);
    case "unexplained":
      return { kind: "plan-again", now: sent.now, problem: sent.problem };
  }
}

/** What stands in the record as the time of the rollback: that of the preview which is confirmed, else now. */
function timeOfRecord({ dryRun = false, confirm }: UndoRequest, now: Date): string {
  return (dryRun || confirm === undefined ? null : timeOfConfirm(confirm, now)) ?? now.toISOString();
}

function targetIn(owned: readonly StoredRevision[], to: string): StoredRevision {
  const target = owned.find(({ metadata }) => metadata.uid === to);
  if (!target) throw new Error("a planned target is one of the owned revisions");
  return target;
}
