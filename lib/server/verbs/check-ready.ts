import "server-only";
import { message } from "@/lib/contract/message";
import type { Health } from "@/lib/contract/cluster";
import { ProblemError } from "@/lib/contract/problem-error";
import { askVersion } from "@/lib/kube/access";
import { connect, type Identity, knownContexts } from "../identity";

/** Whether the cluster of the current context answers. @throws ProblemError no-kubeconfig, cluster-unreachable, … */
export async function checkReady(identity: Identity): Promise<Health> {
  const context = knownContexts().find(({ current }) => current);
  if (!context) {
    throw new ProblemError("unknown-cluster", message("problem.no-current-context"), {
      advice: message("problem.no-current-context.advice"),
    });
  }
  await askVersion(connect(identity, context.name));
  return { status: "ok" };
}
