import "server-only";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { isDryRunUnsupported, isFailedTest, KubeError } from "@/lib/kube/errors";
import { type DeploymentPatch, patchDeployment, readDeployment } from "@/lib/kube/workloads";
import type { Deployment } from "@/lib/rollout/objects";
import { noteNewer } from "./feed/feeds";

/** What became of a patch. `conflict`: its preconditions did not hold, and this is how the Deployment is now. */
export type Sent =
  { kind: "written"; deployment: Deployment } | { kind: "conflict"; now: Deployment; problem: KubeError };

/**
 * Sends one patch, once. Where nobody knows whether it took effect (the connection broke, the answer did not come) the
 * Deployment is read again instead, and `isDone` says whether it did.
 * @throws KubeError where it was refused, or where even reading again does not tell
 */
export async function sendPatch(
  connection: Connection,
  ref: RolloutRef,
  patch: DeploymentPatch,
  isDone: (now: Deployment) => boolean,
): Promise<Sent> {
  try {
    return written(connection, await patchDeployment(connection, ref.namespace, ref.name, patch));
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    if (isConflict(error)) return readConflict(connection, ref, error);
    if (!error.maybeProcessed) throw error;
    return written(connection, await readAfter(connection, ref, error, isDone));
  }
}

/**
 * What would become of a patch. `not-possible`: a webhook with side effects has to agree and cannot be asked dry; in
 * whose words.
 * @throws KubeError where it was refused, as the patch itself would be
 */
export async function sendDry(
  connection: Connection,
  ref: RolloutRef,
  patch: DeploymentPatch,
): Promise<Sent | { kind: "not-possible"; said: string }> {
  try {
    const dryRun = { dryRun: true };
    return { kind: "written", deployment: await patchDeployment(connection, ref.namespace, ref.name, patch, dryRun) };
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    if (isDryRunUnsupported(error)) return { kind: "not-possible", said: error.extras.said ?? error.message };
    if (isConflict(error)) return readConflict(connection, ref, error);
    throw error;
  }
}

/** Whoever reads from a running watch right after this sees it. */
function written(connection: Connection, deployment: Deployment): Sent {
  noteNewer(connection, deployment);
  return { kind: "written", deployment };
}

function isConflict(error: KubeError): boolean {
  return isFailedTest(error) || error.status === 409;
}

async function readConflict(
  connection: Connection,
  { namespace, name }: RolloutRef,
  problem: KubeError,
): Promise<Sent> {
  return { kind: "conflict", now: await readDeployment(connection, namespace, name), problem };
}

async function readAfter(
  connection: Connection,
  { namespace, name }: Pick<RolloutRef, "namespace" | "name">,
  problem: KubeError,
  isDone: (now: Deployment) => boolean,
): Promise<Deployment> {
  let now: Deployment;
  try {
    now = await readDeployment(connection, namespace, name);
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    throw restated(problem, `${problem.message} It is not known whether "${name}" was changed.`);
  }
  if (isDone(now)) return now;
  throw restated(problem, `${problem.message} "${name}" was read again and had not been changed.`);
}

function restated({ code, extras, status, maybeProcessed }: KubeError, detail: string): KubeError {
  return new KubeError(code, detail, extras, { status, maybeProcessed });
}
