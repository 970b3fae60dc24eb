import "server-only";
import { stringify } from "yaml";
import type { RevisionDetail, RolloutRef } from "@/lib/contract/rollout";
import { ownedReplicaSets } from "@/lib/rollout/ownership";
import { revisionsOf } from "@/lib/rollout/revisions";
import { withoutHash } from "@/lib/rollout/template";
import { readHistory } from "./history";
import { connect, type Identity } from "./identity";
import { refusal } from "./refusals";

/** One revision with its whole pod template as stored, every field of it, without the hash label. @throws no-such-revision */
export async function readRevision(identity: Identity, ref: RolloutRef, uid: string): Promise<RevisionDetail> {
  const { deployment, replicaSets } = await readHistory(connect(identity, ref.cluster), ref);
  const owned = ownedReplicaSets(deployment, replicaSets);
  const replicaSet = owned.find(({ metadata }) => metadata.uid === uid);
  const revision = revisionsOf(deployment, owned).find((candidate) => candidate.uid === uid);
  if (!replicaSet || !revision) throw refusal("no-such-revision", ref);

  const template = withoutHash(replicaSet.spec.template);
  // Lines are not folded: a person searches and compares this text.
  return { ...revision, template, yaml: stringify(template, { lineWidth: 0, aliasDuplicateObjects: false }) };
}
