"use client";

import { useRevisionNames } from "@/components/revision/revision-names";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { ProblemNote } from "@/components/problem/problem-note";
import { ChangeCause } from "@/components/text/change-cause";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LIVE } from "@/lib/contract/live";
import { useActionOnce } from "@/lib/browser/rollout-actions";
import type { ToldProblem } from "@/lib/browser/told-problem";
import type { Rollout } from "@/lib/contract/rollout";
import type { RolloutAction } from "@/lib/contract/rollout-action";

/** Asks before a resume and shows what will roll out by it. A rollback in the same step is offered beside it. */
export function ResumeDialog({
  seen,
  onAsk,
  onAccepted,
  onUnknown,
  onClose,
}: {
  seen: Rollout;
  onAsk: (action: RolloutAction, to: string) => void;
  onAccepted: (rollout: Rollout, startedAt: number) => void;
  onUnknown: (problem: ToldProblem) => void;
  onClose: () => void;
}) {
  const words = useWords("dialogs").writes.resume;
  const names = useRevisionNames();
  const { suggested } = seen;
  const way = seen.revisions.find(({ uid }) => suggested.kind === "revision" && uid === suggested.uid);
  const action = useActionOnce(seen.ref, onAccepted, onUnknown);
  const resume = () => action.send({ verb: "resume", seen: seen.live.digest });

  return (
    <ConfirmDialog
      title={<Said phrase={words.title(<ClusterText text={seen.ref.name} />)} />}
      locked={action.isPending}
      onClose={onClose}
      confirm={
        <>
          {way && <Button onClick={() => onAsk("undo", way.uid)}>{words.rollBack(names.inSentence(way))}</Button>}
          <Button look="main" busy={action.isPending} onClick={() => void resume()}>
            {words.resume}
          </Button>
        </>
      }
    >
      <WhatRollsOut rollout={seen} />
      {action.error && (
        <div className="mt-3">
          <ProblemNote problem={action.error} />
        </div>
      )}
    </ConfirmDialog>
  );
}

function WhatRollsOut({ rollout: { pending, state, replicas, images, changeCause, leftOver } }: { rollout: Rollout }) {
  const words = useWords("dialogs").writes.resume;
  if (pending) {
    return (
      <div className="mt-2 grid gap-2">
        <p>{words.waits}</p>
        <div className="rounded-lg border border-line bg-ground px-3 py-2">
          {pending.changes.length > 0 && (
            <ul className="list-disc pl-4">
              {pending.changes.map((change) => (
                <li key={change.text} className="break-words">
                  <ClusterText text={change.text} />
                </li>
              ))}
            </ul>
          )}
          <p className="mt-1 font-mono text-sm break-all">
            <ClusterText text={images.join(", ")} />
          </p>
          <p>
            <ChangeCause cause={changeCause} leftOver={leftOver} of={{ revision: LIVE, cause: "changeCause" }} />
          </p>
        </div>
      </div>
    );
  }
  if (state.pause?.pending) {
    return <p className="mt-2">{words.halfWay(replicas.updated, replicas.desired)}</p>;
  }
  return <p className="mt-2">{words.nothingWaits}</p>;
}
