import { ChangeCause } from "@/components/text/change-cause";
import { ClusterText } from "@/components/text/cluster-text";
import { TimeAgo } from "@/components/ui/time-ago";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import type { RollbackRecord, Revision } from "@/lib/contract/rollout";

/** Why a revision runs: its change cause, or who rolled back to it, from what, when and why. */
export function RevisionLineage({ revision: { uid, rollback, changeCause, leftOver } }: { revision: Revision }) {
  const of = { revision: uid, cause: "changeCause" } as const;
  if (!rollback) return <ChangeCause cause={changeCause} leftOver={leftOver} of={of} />;
  const saysCauseToo = rollback.reason !== null && rollback.reason === changeCause;
  return (
    <>
      <span data-lineage className="block">
        <RollbackWords rollback={rollback} revision={uid} />
      </span>
      {!saysCauseToo && <ChangeCause cause={changeCause} leftOver={leftOver} of={of} />}
    </>
  );
}

/** "Rolled back from 3 by alice, 2 h ago: checkout answers 500" */
export function RollbackWords({
  rollback: { from, by, at, reason },
  revision,
}: {
  rollback: RollbackRecord;
  /** The uid of the revision that it went back to. */
  revision: string;
}) {
  const words = useWords("app").revisions;
  return (
    <>
      <span className="text-ink-2">
        <Said phrase={words.rolledBack(from, <ClusterText text={by} />, <TimeAgo iso={at} />, reason !== null)} />
      </span>
      {reason !== null && <ChangeCause cause={reason} of={{ revision, cause: "reason" }} />}
    </>
  );
}
