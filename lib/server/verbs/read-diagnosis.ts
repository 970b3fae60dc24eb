import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Diagnosis } from "@/lib/contract/finding";
import type { RolloutRef } from "@/lib/contract/rollout";
import { listPods } from "@/lib/kube/pods";
import { selectorText } from "@/lib/rollout/objects/selector";
import { diagnosisFrom, eventsFor, whereAllowed } from "../reading/diagnose";
import { rolloutFeed } from "../live/feeds";
import { readThrough } from "../live/read-through";
import { readPartialHistory } from "../reading/history";
import { connect, type Identity } from "../identity";

/**
 * Why a rollout does not move. Costs what reading it costs, one LIST of its pods, and at most twelve small LISTs of
 * events where something is wrong. A missing right to pods or events is a note; nothing else fails because of it.
 * `watched`: from the feed that a screen follows anyway, without a call where the rollout has not come to its end.
 * @throws KubeError where the Deployment cannot be read, or the cluster fails
 */
export async function readDiagnosis(
  identity: Identity,
  ref: RolloutRef,
  { watched = false } = {},
): Promise<Coded<Diagnosis>> {
  const connection = connect(identity, ref.cluster);
  const followed = watched ? await readThrough(rolloutFeed(connection, ref), (rollout) => rollout) : null;
  const known = await followed?.diagnosis();
  if (known) return known;

  const history = followed?.history() ?? (await readPartialHistory(connection, ref));
  const selector = selectorText(history.workload.spec.selector);
  const pods = await whereAllowed("pods", listPods(connection, ref.namespace, selector));
  return diagnosisFrom(history, pods, await eventsFor(connection, history, pods.found));
}
