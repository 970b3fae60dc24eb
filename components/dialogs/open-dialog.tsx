"use client";

import { useState } from "react";
import { useRevisionNames } from "@/components/revision/revision-names";
import { type Followed, followOf } from "@/lib/browser/follow";
import { type UnknownWrite, unknownWriteOf } from "@/lib/browser/sent-write";
import type { Rollout } from "@/lib/contract/rollout";
import { ACTION_DIALOGS } from "./action-dialogs";
import type { useOpenDialog } from "./use-open-dialog";

/** Draws the open question. A typed reason outlives a closed dialog, until a rollback was accepted. */
export function OpenDialog({
  dialogs: { open, ask, askAgain, close },
  latest,
  onReadAgain,
  onAccepted,
  onUnknown,
}: {
  dialogs: ReturnType<typeof useOpenDialog>;
  latest: Rollout;
  onReadAgain: () => Promise<Rollout | undefined>;
  onAccepted: (followed: Followed) => void;
  onUnknown: (write: UnknownWrite) => void;
}) {
  const names = useRevisionNames();
  const [reason, setReason] = useState("");
  const dialog = open && ACTION_DIALOGS[open.action];
  if (!dialog) return null;

  const { Component: Dialog } = dialog;
  const { action, seen, target } = open;
  const from = seen.revisions.find((revision) => revision.current)?.uid ?? null;
  const to = target?.uid ?? null;
  return (
    <Dialog
      seen={seen}
      latest={latest}
      target={target}
      reason={reason}
      onReason={setReason}
      onLookAgain={() => void onReadAgain().then((rollout) => rollout && askAgain(rollout))}
      onAsk={(other, revision) => ask(other, seen, revision)}
      onAccepted={(rollout, startedAt, gaveWay) => {
        if (action === "undo") setReason("");
        close();
        onAccepted(followOf(action, rollout, startedAt, { to, from, gaveWay }));
      }}
      onUnknown={(problem) => {
        const write = unknownWriteOf(problem, { to, toCalled: target && names.inSentence(target), from });
        if (!write) return;
        close();
        onUnknown(write);
      }}
      onClose={close}
    />
  );
}
