"use client";

import { Check, CircleAlert, LoaderCircle, Pause } from "lucide-react";
import { revisionShort, useRevisionNames } from "@/components/revision/revision-names";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { GaveWayWords } from "@/components/undo/gave-way";
import { Said } from "@/components/words/said";
import type { Followed, Progress } from "@/lib/browser/follow";
import { useWords } from "@/components/words/words";
import type { FollowedNow } from "@/lib/browser/use-followed";
import { useRolloutScope } from "@/lib/browser/rollout-context";
import type { Revision } from "@/lib/contract/rollout";
import { DismissButton, type StripLook, takeFocus } from "./strip";

const LOOKS: Record<Progress["kind"], StripLook> = {
  unobserved: { icon: LoaderCircle, tone: "text-accent animate-spin", wash: "bg-accent-wash" },
  running: { icon: LoaderCircle, tone: "text-accent animate-spin", wash: "bg-accent-wash" },
  stuck: { icon: CircleAlert, tone: "text-bad", wash: "bg-bad-wash" },
  refused: { icon: CircleAlert, tone: "text-bad", wash: "bg-bad-wash" },
  paused: { icon: Pause, tone: "text-warn", wash: "bg-warn-wash" },
  superseded: { icon: CircleAlert, tone: "text-warn", wash: "bg-warn-wash" },
  recreated: { icon: CircleAlert, tone: "text-warn", wash: "bg-warn-wash" },
  deleting: { icon: CircleAlert, tone: "text-warn", wash: "bg-warn-wash" },
  done: { icon: Check, tone: "text-good", wash: "bg-good-wash" },
};

/** A change that was accepted, followed to its end, and the way back from it. */
export function FollowStrip({
  now: { followed, progress, finishedAt },
  onDismiss,
}: {
  now: FollowedNow;
  onDismiss: () => void;
}) {
  const words = useWords("dialogs").writes;
  const { rollout, blockedBy, ask } = useRolloutScope();
  const { icon: Icon, tone, wash } = LOOKS[progress.kind];
  const target = rollout.revisions.find(({ uid }) => uid === followed.to);
  const before = rollout.revisions.find(({ uid, current }) => uid === followed.from && !current);
  const over = finishedAt !== null;

  return (
    <div
      ref={takeFocus}
      tabIndex={-1}
      className={`mt-4 flex animate-appear flex-wrap items-center gap-x-3 gap-y-2 rounded-lg px-3 py-2.5 ${wash}`}
    >
      <output data-progress={progress.kind} className="flex min-w-0 flex-1 items-start gap-2">
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
        <span className="min-w-0 break-words">
          <Sentence
            followed={followed}
            progress={progress}
            took={(finishedAt ?? 0) - followed.startedAt}
            target={target}
            terminating={rollout.terminating ?? 0}
          />
          {followed.gaveWay.length > 0 && (
            <span className="block text-sm text-ink-2">
              <GaveWayWords gaveWay={followed.gaveWay} done />
            </span>
          )}
        </span>
      </output>
      {progress.kind === "running" && progress.desired > 0 && (
        <progress
          aria-label={words.following.progress}
          max={progress.desired}
          value={progress.available}
          className="h-1.5 w-40 overflow-hidden rounded-full bg-line accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line-strong [&::-webkit-progress-value]:bg-accent"
        />
      )}
      {over && followed.verb === "undo" && before && (
        <Button small blockedBy={blockedBy} onClick={() => ask("undo", before.uid)}>
          {words.following.undoTheUndo(revisionShort(before))}
        </Button>
      )}
      {over && <DismissButton onDismiss={onDismiss} />}
    </div>
  );
}

function Sentence({
  followed: { verb },
  progress,
  took,
  target,
  terminating,
}: {
  followed: Followed;
  progress: Progress;
  took: number;
  target: Revision | undefined;
  terminating: number;
}) {
  const { names, following: words } = useWords("dialogs").writes;
  const pods = useWords("rollout").pods;
  const times = useWords("app").times;
  const revisions = useRevisionNames();
  const revision = target ? revisions.inSentence(target) : null;
  const doing = names[verb].doing(revision);
  switch (progress.kind) {
    case "unobserved":
      return words.unobserved(doing);
    case "running":
      return words.running(doing, progress.available, progress.desired, progress.old);
    case "stuck":
    case "refused": {
      const problem = <b>{progress.kind === "stuck" ? words.stuck(doing) : words.refused(doing)}</b>;
      return progress.said === null ? (
        <Said phrase={words.stillWatched(problem)} />
      ) : (
        <Said phrase={words.stillWatchedSaid(problem, <ClusterText text={progress.said} />)} />
      );
    }
    case "paused":
      return words.paused(doing);
    case "superseded":
      return words.superseded(doing);
    case "recreated":
      return words.recreated;
    case "deleting":
      return words.deleting(doing);
    case "done":
      return (
        <Said
          phrase={words.done(
            (text) => (
              <b>{text}</b>
            ),
            names[verb].done,
            times.span(took),
            {
              available: progress.available,
              desired: progress.desired,
              revision,
              terminating: terminating > 0 ? pods.stillTerminating(terminating) : null,
            },
          )}
        />
      );
  }
}
