import type { ReactNode } from "react";
import { ClusterText } from "@/components/text/cluster-text";

/** In the place of a revision that an address names and this rollout does not have. */
export function NoSuchRevision({ uids, children }: { uids: readonly string[]; children?: ReactNode }) {
  return (
    <div data-code="no-such-revision" className="px-4 py-8">
      <h3 className="text-lg">No such revision</h3>
      {uids.map((uid) => (
        <p key={uid} className="mt-1 text-ink-2">
          This rollout has no ReplicaSet with the uid{" "}
          <span className="font-mono text-sm break-all">
            <ClusterText text={uid.slice(0, 100)} />
          </span>
          . It may have been removed with the oldest of the history, or belong to a Deployment that was deleted.
        </p>
      ))}
      {children && <div className="mt-4">{children}</div>}
    </div>
  );
}
