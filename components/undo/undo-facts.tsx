import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { revisionInSentence, revisionShort } from "@/components/history/revision-words";
import { ClusterText } from "@/components/text/cluster-text";
import type { Revision, Rollout } from "@/lib/contract/rollout";

/** What the rollback does and does not do, as far as it is known without asking the API server. */
export function UndoFacts({ rollout, target, resume }: { rollout: Rollout; target: Revision; resume: boolean }) {
  const current = rollout.revisions.find((revision) => revision.current);
  const left = target.flags.includes("rolled-back-from");
  const takesBack = current?.predecessor === target.uid ? current.changes : [];
  const brings = current && target.predecessor === current.uid ? target.changes : [];

  return (
    <div className="mt-3 grid gap-1.5">
      {left && (
        <Warning>
          <b>{capital(revisionInSentence(target))} is what was rolled back from.</b> This puts back the version that
          somebody left behind.
        </Warning>
      )}
      {resume && <ResumeWarning rollout={rollout} />}
      {takesBack.length > 0 && current && (
        <p>
          Takes back what {revisionInSentence(current)} changed: <ClusterText text={takesBack.join(", ")} />.
        </p>
      )}
      {brings.length > 0 && (
        <p>
          Brings back what {revisionInSentence(target)} changed: <ClusterText text={brings.join(", ")} />.
        </p>
      )}
      <p className="text-ink-2">
        {target.replicas.ready > 0 && (
          <b className="text-ink">
            {target.replicas.ready} {target.replicas.ready === 1 ? "pod" : "pods"} of {revisionShort(target)} still{" "}
            {target.replicas.ready === 1 ? "runs" : "run"} and {target.replicas.ready === 1 ? "stays" : "stay"}.{" "}
          </b>
        )}
        Reuses ReplicaSet{" "}
        <span className="font-mono text-sm break-all">
          <ClusterText text={target.name} />
        </span>
        . Replicas stay {rollout.replicas.desired}. ConfigMaps, Secrets and everything outside the pod template stay as
        they are.
      </p>
    </div>
  );
}

function ResumeWarning({ rollout }: { rollout: Rollout }) {
  const waiting = rollout.pending?.changes ?? [];
  return (
    <Warning>
      <b>It is paused, and a paused Deployment rolls nothing out.</b> Roll back and resume does both in one step, so
      {waiting.length > 0 ? (
        <>
          {" "}
          the change that waits behind the pause (<ClusterText text={waiting.join(", ")} />) never runs on.
        </>
      ) : (
        " nothing half finished runs on in between."
      )}
    </Warning>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="flex gap-2 rounded-lg bg-warn-wash px-3 py-2">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
