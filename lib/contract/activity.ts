import { z } from "zod";
import { Quoted } from "./cluster-text";
import { LeftOver, RollbackRecord, RolloutKind } from "./rollout";
import { RolloutState } from "./rollout-state";
import { Told } from "./told";

/** Something that rolled out: one revision becoming current, as far as the cluster still knows of it. */
export const ActivityEntry = z.object({
  namespace: z.string(),
  kind: RolloutKind,
  name: z.string(),
  /** Uid of the ReplicaSet. */
  revision: z.string(),
  number: z.string().nullable(),
  /** When it became current: what the record of a rollback says, or when its ReplicaSet was created. */
  at: z.iso.datetime(),
  /** Nobody recorded when: it was `at` at the latest. */
  noLaterThan: z.boolean(),
  current: z.boolean(),
  /** How the Deployment stands, for current entries. */
  state: RolloutState.nullable(),
  images: z.array(z.string()),
  changeCause: Quoted.nullable(),
  leftOver: LeftOver.nullable(),
  /** Against its predecessor, a few words each. */
  changes: z.array(Told),
  /** Field manager that last wrote the pod template, for current entries. */
  by: Quoted.nullable(),
  rollback: RollbackRecord.nullable(),
  /** Uid of the revision that undoing it would return to; null where there is none. */
  undoTo: z.string().nullable(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

/** `GET /api/clusters/{cluster}/activity?namespace=NS`, newest first. `complete: false` where some namespaces could not be read. */
export const Activity = z.object({ entries: z.array(ActivityEntry), complete: z.boolean() });
export type Activity = z.infer<typeof Activity>;
