"use client";

import { Pause, Play, RotateCw, Undo2 } from "lucide-react";
import { loadUndoDialog } from "@/components/rollout/rollout-dialogs";
import { revisionShort } from "@/components/timeline/revision-words";
import { phaseWords } from "@/components/status/phase-words";
import { Button } from "@/components/ui/button";
import type { Rollout } from "@/lib/contract/rollout";
import { whyNoUndo } from "./blocked-words";

/** The id of the sentence that says why nothing can be changed. */
export const NO_WRITES = "why-no-writes";
const NO_UNDO = "why-no-undo";
const NO_RESTART = "why-no-restart";

/** What can be done to a rollout as a whole. A button that does nothing says why, to every sense. */
export function RolloutActions({
  rollout,
  noWrites,
  pausing,
  onRollBack,
  onPause,
  onResume,
  onRestart,
}: {
  rollout: Rollout;
  noWrites: string | null;
  pausing: boolean;
  onRollBack: (uid: string) => void;
  onPause: () => void;
  onResume: () => void;
  onRestart: () => void;
}) {
  const { suggested, paused } = rollout;
  const target = rollout.revisions.find((revision) => suggested.kind === "revision" && revision.uid === suggested.uid);
  const noUndo = whyNoUndo(suggested);
  const blocked = noWrites === null ? undefined : NO_WRITES;
  const urgent = phaseWords(rollout.phase.kind).tone !== "good";

  return (
    <div className="grid gap-1 justify-items-start lg:justify-items-end">
      <div className="flex flex-wrap gap-2">
        <Button
          look={urgent ? "main" : "plain"}
          blockedBy={blocked ?? (target ? undefined : NO_UNDO)}
          onClick={() => target && onRollBack(target.uid)}
          onPointerEnter={() => void loadUndoDialog()}
          onFocus={() => void loadUndoDialog()}
        >
          <Undo2 aria-hidden className="size-3.5" />
          {target ? `Roll back to ${revisionShort(target)}…` : "Roll back…"}
        </Button>
        {paused ? (
          <Button blockedBy={blocked} onClick={onResume}>
            <Play aria-hidden className="size-3.5" />
            Resume…
          </Button>
        ) : (
          <Button blockedBy={blocked} busy={pausing} onClick={onPause}>
            {!pausing && <Pause aria-hidden className="size-3.5" />}
            Pause
          </Button>
        )}
        <Button blockedBy={blocked ?? (paused ? NO_RESTART : undefined)} onClick={onRestart}>
          <RotateCw aria-hidden className="size-3.5" />
          Restart…
        </Button>
      </div>
      {noWrites !== null && <Why id={NO_WRITES}>{noWrites}</Why>}
      {noWrites === null && noUndo !== null && <Why id={NO_UNDO}>{noUndo}</Why>}
      {paused && noWrites === null && (
        <Why id={NO_RESTART}>A paused Deployment cannot be restarted: resume it first.</Why>
      )}
    </div>
  );
}

function Why({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} className="max-w-md text-sm text-ink-2 lg:text-right">
      {children}
    </p>
  );
}
