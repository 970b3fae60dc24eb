import type { ClusterText, Unmasked } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { Replicas, RolloutKind } from "@/lib/contract/rollout";
import type { RolloutAction } from "@/lib/contract/rollout-action";
import type { Standing } from "@/lib/contract/rollout-state";
import type { Condition, JsonValue, LabelSelector, Metadata, PodTemplate } from "../objects/objects";

/**
 * A workload of any kind, in the layout that apps/v1 gives all of them; `kind` answers for what differs between kinds, so
 * nobody else has to know which one it is.
 */
export type Workload = {
  kind: WorkloadKind;
  metadata: Metadata;
  spec: {
    selector: LabelSelector;
    template: PodTemplate;
    replicas?: number;
    paused?: boolean;
    minReadySeconds?: number;
    revisionHistoryLimit?: number;
    progressDeadlineSeconds?: number;
    strategy?: { type?: string; rollingUpdate?: { maxSurge?: string | number; maxUnavailable?: string | number } };
  };
  status?: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    /** From 1.33 on, and by default from 1.35. */
    terminatingReplicas?: number;
    conditions?: readonly Condition[];
  };
};

/** A revision as its kind stores it, in the layout of a ReplicaSet: what is not counted of it, or not said, is missing. */
export type StoredRevision = {
  kind: WorkloadKind;
  metadata: Metadata;
  spec: { replicas?: number; template: PodTemplate };
  status?: { replicas?: number; readyReplicas?: number; availableReplicas?: number; conditions?: readonly Condition[] };
};

/** The revisions of a workload, and which of them has its live template. */
export type OwnedRevisions = { owned: readonly StoredRevision[]; current: StoredRevision | undefined };

/** What every kind of workload must answer. One object for each, in `kinds/`; all else works with any of them. */
export type WorkloadKind = {
  /** As addresses, the API and access reviews name it. */
  readonly resource: RolloutKind;
  /** As references and evidence name one such object. */
  readonly object: string;
  /** The objects that revisions are stored in: as the API names them, and one of them. */
  readonly revisions: { readonly resource: string; readonly object: string };
  /** What may be done with it. */
  readonly actions: readonly RolloutAction[];

  /** Raw JSON, known to be a workload of this kind; null for anything else. */
  toWorkload(value: JsonValue | undefined): Workload | null;
  /** Raw JSON, known to be a stored revision of this kind; null for anything else. */
  toRevision(value: JsonValue | undefined): StoredRevision | null;

  /** Those of the stored revisions that are the workload's own. */
  owned(workload: Workload, stored: readonly StoredRevision[]): StoredRevision[];
  /** Those that its selector finds and nobody controls: they are no revisions yet. */
  unowned(workload: Workload, stored: readonly StoredRevision[]): StoredRevision[];
  /** The revision of the live template; undefined while there is none. */
  current(workload: Workload, owned: readonly StoredRevision[]): StoredRevision | undefined;
  /** The number of a revision. */
  numberOf(revision: StoredRevision): RevisionNumber;
  /** The numbers that a reused revision had before, oldest first, without the one it has now. */
  formerNumbersOf(revision: StoredRevision): bigint[];
  /** The number of its current revision as the workload itself says it, which may lag; undefined where it says none. */
  ownNumberOf(workload: Pick<Workload, "metadata">): string | undefined;
  /** That a revision became the current one again, and what says so; null where nothing does. */
  reuseOf(revision: StoredRevision): Reuse | null;
  /** The name of an annotation on the workload by which something other than a person still rolls it back; else null. */
  legacyRollback(workload: Pick<Workload, "metadata">): string | null;

  /** The counters of the workload. */
  replicasOf(workload: Workload): Replicas;
  /** How its rollout stands. `revisions`: null where they are not known; then counts stand in for them. */
  standingOf(workload: Workload, revisions: OwnedRevisions | null): RawStanding;
  /** The sentence that `kubectl rollout status` prints for it, also where that is an error. */
  statusSentence(workload: Workload): string;
  /** What the controller tells of the rollout; null where it tells nothing. */
  progressOf(workload: Workload): Progress | null;
  /** That pods are refused, in the controller's own words. */
  refusalOf(object: Workload | StoredRevision): Condition | undefined;
  /** The field that says how its pods are replaced. */
  readonly strategyField: string;
  /** How its pods are replaced; nulls where the kind or the workload does not say. */
  strategyOf(workload: Workload): { type: string; maxSurge: string | null; maxUnavailable: string | null };
  /** The strategy in numbers of pods; null where all pods go before new ones come. */
  fencepostsOf(workload: Workload): Fenceposts | null;

  /** Whether an annotation is an object's own bookkeeping, which no rollback carries from one to another. */
  isBookkeeping(annotation: string): boolean;
  /** The most that the annotations of a revision may be once it was brought back for a workload with those `wanted`. */
  annotationsOnceBack(revision: StoredRevision, wanted: ReadonlyMap<string, string>): Map<string, string>;
};

/** What the controller tells of a rollout, by a condition. */
export type Progress = {
  /** `refused`: the object of the new revision cannot be made. */
  kind: "under-way" | "done" | "paused" | "refused" | "deadline-exceeded";
  condition: Condition;
  /** The name of the revision that it is about; null where it names none. */
  revision: string | null;
};

/** What says that a revision was reused. `renumberedAt`: when it was last given a number, where that is known. */
export type Reuse = { renumberedAt: string | null; annotation: string; value: string };

/**
 * How many pods a rolling update may have beyond those wanted, and how many of them may be unavailable: in numbers of
 * pods, and as it is written or filled in.
 */
export type Fenceposts = { surge: number; unavailable: number; maxSurge: string; maxUnavailable: string };

/** What is written as the number of a revision. */
export type RevisionNumber =
  { kind: "number"; value: bigint } | { kind: "missing" } | { kind: "unreadable"; text: ClusterText };

/** How a rollout stands, with what the cluster says of it as it was written. */
export type RawStanding = Unmasked<Coded<Standing>>;
