import type { ReactNode } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { Skeleton } from "@/components/ui/skeleton";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import type { UndoPreview } from "@/lib/contract/undo";
import { OutageWarning } from "./outage-warning";
import { Warning } from "./undo-warnings";

/** What happens to pods and ReplicaSets, and what stays as it is. */
export function UndoOutcome({ preview }: { preview: UndoPreview | null }) {
  const words = useWords("dialogs").undo.outcome;
  if (!preview) {
    return (
      <div aria-hidden className="grid h-10 animate-late content-evenly">
        <Skeleton className="w-2/5" />
        <Skeleton className="w-4/5" />
      </div>
    );
  }
  const { pods, outage, reuse, stays } = preview;
  const strategy = <ClusterText text={stays.strategy} />;
  return (
    <div>
      <p className="font-semibold" data-pods={`${pods.replaced} ${pods.kept} ${pods.created}`}>
        {words.pods(pods, outage?.kind === "all-down-first")}
      </p>
      <p className="text-ink-2">
        {reuse.kind === "reuses" && <Said phrase={words.reuses(<Name>{reuse.storedRevision}</Name>)} />}
        <Said
          phrase={
            stays.autoscaler === null
              ? words.stays(stays.replicas, strategy)
              : words.staysWithAutoscaler(stays.replicas, strategy, <Name>{stays.autoscaler}</Name>)
          }
        />
      </p>
      {outage && (
        <div className="mt-2" data-outage={outage.kind}>
          <OutageWarning outage={outage} />
        </div>
      )}
      {reuse.kind === "new" && (
        <div className="mt-2">
          <Warning>
            <b>{words.newRevision}</b>{" "}
            {reuse.changes.length === 0 ? (
              words.admission
            ) : (
              <Said
                phrase={words.admissionChanges(<ClusterText text={reuse.changes.map(({ text }) => text).join(", ")} />)}
              />
            )}
          </Warning>
        </div>
      )}
    </div>
  );
}

function Name({ children }: { children: string }): ReactNode {
  return (
    <span className="font-mono text-sm break-all text-ink">
      <ClusterText text={children} />
    </span>
  );
}
