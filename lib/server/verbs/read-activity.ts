import "server-only";
import type { Coded } from "@/lib/contract/message";
import { isForbidden } from "@/lib/kube/errors";
import type { Activity } from "@/lib/contract/activity";
import { RolloutKind } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { listPickedRevisions, listWorkloads } from "@/lib/kube/workloads";
import { missingTemplates, newestFirst, newestRollouts, type Rolled, told } from "@/lib/rollout/activity/activity";
import type { PodTemplate } from "@/lib/rollout/objects/objects";
import type { StoredRevision } from "@/lib/rollout/workload/workload";
import { controllerUid } from "@/lib/rollout/history/ownership";
import { ownerOf, traceOf } from "@/lib/rollout/activity/trace";
import { fromEach } from "../reading/for-each-namespace";
import { connect, type Identity } from "../identity";
import { listNamespaces } from "./list-namespaces";
import { maskedText } from "@/lib/kube/mask";

/** With the largest templates that clusters usually hold, 20 kB, this is 20 MB. */
const MOST_TEMPLATES = 1_000;

/**
 * Everything that rolled out in one namespace, or with null in every one that may be read: one LIST of Deployments and
 * one of ReplicaSets. Where there are more than a thousand of these, their templates are not kept, and the ReplicaSets
 * are read a second time for those of the 500 entries that are told.
 * @throws KubeError forbidden where nothing may be read
 */
export async function readActivity(
  identity: Identity,
  cluster: string,
  namespace: string | null,
): Promise<Coded<Activity>> {
  const connection = connect(identity, cluster);
  try {
    const rolled = await readRolled(connection, namespace);
    return { entries: await toldOf(connection, namespace, rolled), complete: true };
  } catch (error) {
    if (namespace !== null || !isForbidden(error)) throw error;
    const { namespaces, complete: allKnown } = await listNamespaces(identity, cluster);
    const { found, complete } = await fromEach(namespaces, async (one) =>
      toldOf(connection, one, await readRolled(connection, one)),
    );
    if (found.length === 0) throw error;
    return { entries: newestFirst(found.flat()), complete: complete && allKnown };
  }
}

async function readRolled(connection: Connection, namespace: string | null): Promise<Rolled[]> {
  const kinds = RolloutKind.options.map((kind) => listWorkloads(connection, { kind, namespace }, ownerOf));
  const found = (await Promise.all(kinds)).flat();
  const owners = new Map(found.map((owner) => [owner.workload.metadata.uid, owner]));
  let kept = 0;
  const traces = await listEveryRevision(connection, namespace, (storedRevision) => {
    const owner = owners.get(controllerUid(storedRevision) ?? "");
    // Two kinds may store their revisions in objects of one resource.
    if (owner?.workload.kind !== storedRevision.kind) return null;
    return traceOf(owner, storedRevision, (kept += 1) <= MOST_TEMPLATES, maskedText);
  });
  return newestRollouts(
    [...owners.values()],
    traces.filter((trace) => trace !== null),
    Date.now(),
    maskedText,
  );
}

async function toldOf(connection: Connection, namespace: string | null, rolled: readonly Rolled[]) {
  const missing = missingTemplates(rolled);
  const templates = new Map<string, PodTemplate>();
  if (missing.size > 0) {
    await listEveryRevision(connection, namespace, ({ metadata, spec }) => {
      if (missing.has(metadata.uid)) templates.set(metadata.uid, spec.template);
    });
  }
  return told(rolled, templates, maskedText);
}

async function listEveryRevision<T>(
  connection: Connection,
  namespace: string | null,
  pick: (revision: StoredRevision) => T,
): Promise<T[]> {
  const kinds = RolloutKind.options.map((kind) => listPickedRevisions(connection, { kind, namespace }, pick));
  return (await Promise.all(kinds)).flat();
}
