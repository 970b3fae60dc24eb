import type { ReactNode } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { Skeleton } from "@/components/ui/skeleton";
import type { UndoPreview } from "@/lib/contract/undo";
import { OutageWarning } from "./outage-warning";
import { Warning } from "./undo-warnings";

/** What happens to pods and ReplicaSets, and what stays as it is. */
export function UndoOutcome({ preview }: { preview: UndoPreview | null }) {
  if (!preview) {
    return (
      <div aria-hidden className="grid h-10 animate-late content-evenly">
        <Skeleton className="w-2/5" />
        <Skeleton className="w-4/5" />
      </div>
    );
  }
  const { pods, outage, reuse, stays } = preview;
  return (
    <div>
      <p className="font-semibold" data-pods={`${pods.replaced} ${pods.kept} ${pods.created}`}>
        {podWords(pods, outage)}
      </p>
      <p className="text-ink-2">
        {reuse.kind === "reuses" && (
          <>
            Reuses ReplicaSet <Name>{reuse.replicaSet}</Name>.{" "}
          </>
        )}
        Replicas stay {stays.replicas}, strategy <ClusterText text={stays.strategy} />
        {stays.autoscaler === null ? (
          "."
        ) : (
          <>
            ; autoscaler <Name>{stays.autoscaler}</Name> goes on deciding.
          </>
        )}
      </p>
      {outage && (
        <div className="mt-2" data-outage={outage.kind}>
          <OutageWarning outage={outage} />
        </div>
      )}
      {reuse.kind === "new" && (
        <div className="mt-2">
          <Warning>
            <b>Makes a new ReplicaSet: every pod is replaced.</b> Admission changes the template on its way in, so that
            it is not the one of the old ReplicaSet
            {reuse.changes.length === 0 ? (
              "."
            ) : (
              <>
                : <ClusterText text={reuse.changes.join(", ")} />.
              </>
            )}
          </Warning>
        </div>
      )}
    </div>
  );
}

/** "Replaces 2 pods · keeps 8 healthy pods · creates 2", or in the order of things "First ends 2 pods · then creates 2". */
function podWords({ replaced, kept, created }: UndoPreview["pods"], outage: UndoPreview["outage"]): string {
  const first = outage?.kind === "all-down-first";
  const parts = [
    ...(replaced > 0 ? [`${first ? "first ends" : "replaces"} ${counted(replaced, "pod")}`] : []),
    ...(kept > 0 ? [`keeps ${counted(kept, "healthy pod")}`] : []),
    ...(created > 0 ? [`${first ? "then creates" : "creates"} ${created}`] : []),
  ];
  const words = parts.length === 0 ? "touches no pods" : parts.join(" · ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function Name({ children }: { children: string }): ReactNode {
  return (
    <span className="font-mono text-sm break-all text-ink">
      <ClusterText text={children} />
    </span>
  );
}
