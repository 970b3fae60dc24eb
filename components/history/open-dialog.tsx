"use client";

import { useState } from "react";
import type { Followed } from "@/lib/browser/follow";
import { followOf } from "@/lib/browser/follow";
import type { Rollout } from "@/lib/contract/rollout";
import { revisionInSentence } from "./revision-words";
import { RestartDialog, ResumeDialog, UndoDialog } from "./rollout-dialogs";
import type { useOpenDialog } from "./use-open-dialog";

/** Draws the open question. A typed reason outlives a closed dialog, until a rollback was accepted. */
export function OpenDialog({
  dialogs: { open, askUndo, askAgain, close },
  latest,
  onReadAgain,
  onAccepted,
}: {
  dialogs: ReturnType<typeof useOpenDialog>;
  latest: Rollout;
  onReadAgain: () => Promise<Rollout | undefined>;
  onAccepted: (followed: Followed) => void;
}) {
  const [reason, setReason] = useState("");
  if (!open) return null;

  const { seen } = open;
  const current = seen.revisions.find((revision) => revision.current)?.uid ?? null;
  const accepted = (verb: Followed["verb"], to: string | null) => (rollout: Rollout, startedAt: number) => {
    close();
    onAccepted(followOf(verb, rollout, startedAt, { to, from: current }));
  };

  switch (open.kind) {
    case "undo":
      return (
        <UndoDialog
          seen={seen}
          latest={latest}
          target={open.target}
          reason={reason}
          onReason={setReason}
          onLookAgain={() => void onReadAgain().then((rollout) => rollout && askAgain(rollout))}
          onAccepted={(rollout, startedAt) => {
            setReason("");
            accepted("undo", open.target.uid)(rollout, startedAt);
          }}
          onClose={close}
        />
      );
    case "resume": {
      const { suggested } = seen;
      const way = seen.revisions.find(({ uid }) => suggested.kind === "revision" && uid === suggested.uid);
      return (
        <ResumeDialog
          seen={seen}
          rollBackTo={way && revisionInSentence(way)}
          onRollBack={() => way && askUndo(seen, way.uid)}
          onAccepted={accepted("resume", null)}
          onClose={close}
        />
      );
    }
    case "restart":
      return <RestartDialog seen={seen} onAccepted={accepted("restart", null)} onClose={close} />;
  }
}
