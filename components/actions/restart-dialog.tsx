"use client";

import { useState } from "react";
import { OutageWarning } from "@/components/undo/outage-warning";
import { ProblemNote } from "@/components/problem/problem-note";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { useActionOnce } from "@/lib/browser/rollout-actions";
import type { ToldProblem } from "@/lib/browser/told-problem";
import type { Rollout } from "@/lib/contract/rollout";

/** Asks before every pod is replaced. */
export function RestartDialog({
  seen,
  onAccepted,
  onUnknown,
  onClose,
}: {
  seen: Rollout;
  onAccepted: (rollout: Rollout, startedAt: number) => void;
  onUnknown: (problem: ToldProblem) => void;
  onClose: () => void;
}) {
  const words = useWords("dialogs").writes.restart;
  const action = useActionOnce(seen.ref, onAccepted, onUnknown);
  const [reason, setReason] = useState("");
  const allAtOnce = seen.strategy.type === "Recreate" && seen.replicas.total > 0;
  const restart = () =>
    action.send({ verb: "restart", seen: seen.live.digest, ...(reason.trim() !== "" && { reason }) });

  return (
    <ConfirmDialog
      title={<Said phrase={words.title(<ClusterText text={seen.ref.name} />)} />}
      locked={action.isPending}
      onClose={onClose}
      confirm={
        <Button look="main" busy={action.isPending} onClick={() => void restart()}>
          {words.restart}
        </Button>
      }
    >
      <p className="mt-2">{allAtOnce ? words.allAtOnce : words.stepByStep}</p>
      {allAtOnce && (
        <div className="mt-3">
          <OutageWarning outage={{ kind: "all-down-first", down: seen.replicas.total, kept: 0 }} />
        </div>
      )}
      <ReasonField value={reason} onChange={setReason} disabled={action.isPending} note={words.reasonNote} />
      {action.error && (
        <div className="mt-3">
          <ProblemNote problem={action.error} />
        </div>
      )}
    </ConfirmDialog>
  );
}
