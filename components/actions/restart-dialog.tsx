"use client";

import { useRef, useState } from "react";
import { ProblemNote } from "@/components/problem/problem-note";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { useAction } from "@/lib/browser/rollout-actions";
import type { Rollout } from "@/lib/contract/rollout";

/** Asks before every pod is replaced. */
export function RestartDialog({
  seen,
  onAccepted,
  onClose,
}: {
  seen: Rollout;
  onAccepted: (rollout: Rollout, startedAt: number) => void;
  onClose: () => void;
}) {
  const action = useAction(seen.ref);
  const [reason, setReason] = useState("");
  const sending = useRef(false);
  const send = async () => {
    if (sending.current) return;
    sending.current = true;
    const startedAt = Date.now();
    try {
      const request = { verb: "restart", seen: seen.live.digest, ...(reason.trim() !== "" && { reason }) } as const;
      onAccepted(await action.mutateAsync(request), startedAt);
    } catch {
      // The mutation keeps the problem, and the dialog shows it.
    } finally {
      sending.current = false;
    }
  };

  return (
    <ConfirmDialog
      title={
        <>
          Restart <ClusterText text={seen.ref.name} />?
        </>
      }
      locked={action.isPending}
      onClose={onClose}
      confirm={
        <Button look="main" busy={action.isPending} onClick={() => void send()}>
          Restart
        </Button>
      }
    >
      <p className="mt-2">
        Every pod is replaced by one of the same template, step by step as in any rollout. This makes a new revision
        that differs from the current one only in the time of the restart.
      </p>
      <ReasonField
        value={reason}
        onChange={setReason}
        disabled={action.isPending}
        note="optional; becomes the change cause of the new revision."
      />
      {action.error && (
        <div className="mt-3">
          <ProblemNote problem={action.error} />
        </div>
      )}
    </ConfirmDialog>
  );
}
