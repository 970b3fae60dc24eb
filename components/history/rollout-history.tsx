import type { Ref } from "react";
import { EmptyNote } from "@/components/problem/empty-note";
import { ClusterText } from "@/components/text/cluster-text";
import type { Rollout } from "@/lib/contract/rollout";
import { RevisionPanel } from "./revision-panel";
import { Timeline } from "./timeline";

/** The timeline, and beside it the revision that was chosen, or the current one. */
export function RolloutHistory({
  rollout,
  panel,
  selected,
  onSelect,
  blockedBy,
  onRollBack,
}: {
  rollout: Rollout;
  panel: Ref<HTMLDivElement>;
  selected: string | null;
  onSelect: (uid: string) => void;
  blockedBy: string | undefined;
  onRollBack: (uid: string) => void;
}) {
  const { revisions, phase, historyProblem, ref } = rollout;
  if (historyProblem) return null;
  if (revisions.length === 0) {
    return (
      <EmptyNote heading="No history yet">
        <p>Nothing has been rolled out. The first revision appears as soon as Kubernetes creates a ReplicaSet.</p>
      </EmptyNote>
    );
  }

  const chosen = revisions.find(({ uid }) => uid === selected);
  const shown = selected === null ? (revisions.find(({ current }) => current) ?? revisions[0]) : chosen;
  return (
    <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(20rem,27rem)_minmax(0,1fr)]">
      <Timeline
        revisions={revisions}
        phase={phase}
        selected={shown?.uid ?? null}
        onSelect={onSelect}
        blockedBy={blockedBy}
        onRollBack={onRollBack}
      />
      <div ref={panel} className="min-w-0 scroll-mt-16 self-start lg:sticky lg:top-15">
        {shown ? (
          <RevisionPanel
            key={shown.uid}
            rollout={ref}
            revision={shown}
            predecessor={revisions.find(({ uid }) => uid === shown.predecessor)}
            asked={chosen !== undefined}
            blockedBy={blockedBy}
            onRollBack={() => onRollBack(shown.uid)}
          />
        ) : (
          <section
            data-code="no-such-revision"
            className="rounded-xl border border-dashed border-line-strong px-4 py-8"
          >
            <h2 className="text-lg">No such revision</h2>
            <p className="mt-1 text-ink-2">
              This rollout has no ReplicaSet with the uid{" "}
              <span className="font-mono text-sm break-all">
                <ClusterText text={(selected ?? "").slice(0, 100)} />
              </span>
              . It may have been removed with the oldest of the history, or belong to a Deployment that was deleted.
            </p>
          </section>
        )}
      </div>
    </div>
  );
}
