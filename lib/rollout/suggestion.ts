import type { Revision, Suggestion } from "@/lib/contract/rollout";
import type { Deployment, ReplicaSet } from "./objects";
import { isSameTemplate } from "./template";

/**
 * What "undo" should propose. kubectl takes the second-highest number, which goes two steps back while the live template
 * has no ReplicaSet, meets its own twin where a number exists twice, and knows nothing of what still works (rollout
 * semantics U6 to U9). Here: the newest other revision that still serves, otherwise the one rolled out last before the
 * live template. `revisions` is newest first, `owned` holds their ReplicaSets.
 */
export function suggestionOf(
  deployment: Deployment,
  owned: readonly ReplicaSet[],
  revisions: readonly Pick<Revision, "uid" | "replicas">[],
): Suggestion {
  if (deployment.metadata.deletionTimestamp !== undefined) return { kind: "none", why: "being-deleted" };
  if (revisions.length === 0) return { kind: "none", why: "no-history" };

  const alreadyLive = new Set(
    owned
      .filter((replicaSet) => isSameTemplate(replicaSet.spec.template, deployment.spec.template))
      .map((replicaSet) => replicaSet.metadata.uid),
  );
  const others = revisions.filter((revision) => !alreadyLive.has(revision.uid));
  const [latest] = others;
  if (!latest) {
    return {
      kind: "none",
      why: deployment.spec.revisionHistoryLimit === 0 ? "history-limit-zero" : "only-one-revision",
    };
  }
  const serving = others.find((revision) => revision.replicas.available > 0);
  return serving
    ? { kind: "revision", uid: serving.uid, why: "still-serving" }
    : { kind: "revision", uid: latest.uid, why: "rolled-out-last" };
}
