"use client";

import { useState } from "react";
import { type Followed, followOf } from "@/lib/browser/follow";
import { type UnknownWrite, unknownWriteOf } from "@/lib/browser/sent-write";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import type { GaveWay } from "@/lib/contract/undo";
import { revisionInSentence } from "@/components/timeline/revision-words";
import { RestartDialog, ResumeDialog, UndoDialog } from "./rollout-dialogs";
import type { useOpenDialog } from "./use-open-dialog";

/** Draws the open question. A typed reason outlives a closed dialog, until a rollback was accepted. */
export function OpenDialog({
  dialogs: { open, askUndo, askAgain, close },
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
  const [reason, setReason] = useState("");
  if (!open) return null;

  const { seen } = open;
  const current = seen.revisions.find((revision) => revision.current)?.uid ?? null;
  const accepted =
    (verb: Followed["verb"], to: string | null) =>
    (rollout: Rollout, startedAt: number, gaveWay: readonly GaveWay[] = []) => {
      close();
      onAccepted(followOf(verb, rollout, startedAt, { to, from: current, gaveWay }));
    };
  const unknown = (to: Revision | null) => (problem: ProblemError) => {
    const about = { to: to?.uid ?? null, toCalled: to && revisionInSentence(to), from: current };
    const write = unknownWriteOf(problem, about);
    if (!write) return;
    close();
    onUnknown(write);
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
          onAccepted={(rollout, startedAt, gaveWay) => {
            setReason("");
            accepted("undo", open.target.uid)(rollout, startedAt, gaveWay);
          }}
          onUnknown={unknown(open.target)}
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
          onUnknown={unknown(null)}
          onClose={close}
        />
      );
    }
    case "restart":
      return (
        <RestartDialog seen={seen} onAccepted={accepted("restart", null)} onUnknown={unknown(null)} onClose={close} />
      );
  }
}
