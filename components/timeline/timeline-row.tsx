"use client";

import { clsx } from "clsx";
import type { KeyboardEvent } from "react";
import { stateLook, type Tone } from "@/components/status/state-look";
import { ChangeCause } from "@/components/text/change-cause";
import { ClusterText } from "@/components/text/cluster-text";
import { ImageNames } from "@/components/text/image-names";
import { TimeAgo, TimeBy } from "@/components/ui/time-ago";
import { aloud } from "@/components/words/aloud";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { predecessorWords } from "@/lib/browser/predecessor-words";
import { useRolloutScope } from "@/lib/browser/rollout-context";
import type { Revision } from "@/lib/contract/rollout";
import type { StateKind } from "@/lib/contract/rollout-state";
import { RevisionLineage } from "@/components/revision/revision-lineage";
import { RevisionMarks } from "@/components/revision/revision-marks";
import { isServing } from "@/components/revision/is-serving";
import { ReplicaCounts } from "@/components/revision/replica-counts";
import { useRevisionNames } from "@/components/revision/revision-names";
import { RollBackButton } from "@/components/revision/roll-back-button";

const DOT: Record<Tone, string> = {
  bad: "border-bad bg-bad",
  warn: "border-warn bg-warn",
  good: "border-good bg-good",
  idle: "border-idle bg-idle",
};

/**
 * One revision. Its number puts it on the left side of the comparison wherever the row is pressed, with Shift on the
 * right one; Enter and "r" roll back to it.
 */
export function TimelineRow({
  revision,
  predecessor,
  lead,
  side,
  stop,
  onFocus,
  onChoose,
}: {
  revision: Revision;
  /** What its changes are told against. */
  predecessor: Revision | undefined;
  lead: StateKind;
  /** Which side of the comparison it is. */
  side: "from" | "to" | null;
  /** Whether the Tab key stops here. */
  stop: boolean;
  onFocus: () => void;
  onChoose: (side: "from" | "to") => void;
}) {
  const names = useRevisionNames();
  const { blockedBy, ask } = useRolloutScope();
  const { current, number, ownCause, images, rolledOut, changes, replicas } = revision;
  const words = useWords("rollout").timeline;
  const against = predecessorWords(revision, predecessor, words);
  const keys = (event: KeyboardEvent) => {
    if (event.key === " " && event.shiftKey) {
      event.preventDefault();
      onChoose("to");
      return;
    }
    if (event.key !== "Enter" && event.key !== "r") return;
    if (current || blockedBy !== undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    ask("undo", revision.uid);
  };
  const dot = current ? DOT[stateLook(lead).tone] : isServing(revision) ? DOT.good : "border-ink-3 bg-ground";

  return (
    <li
      aria-label={names.alone(revision)}
      aria-current={current || undefined}
      data-side={side}
      className={clsx(
        "relative rounded-lg py-2 pr-2 pl-8 data-[side=from]:bg-sunken [&:not([data-side=from])]:hover:bg-hover",
        "after:absolute after:top-6.5 after:-bottom-3 after:left-3.75 after:w-px after:bg-line-strong last:after:hidden",
      )}
    >
      <span
        aria-hidden
        className={clsx("absolute top-3.5 left-2.75 z-[1] size-2.25 rounded-full border-[1.5px]", dot)}
      />
      <div className="flex items-start justify-between gap-2">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <button
            type="button"
            data-revision={revision.uid}
            aria-pressed={side === "from"}
            tabIndex={stop ? 0 : -1}
            onClick={(event) => onChoose(event.shiftKey ? "to" : "from")}
            onFocus={onFocus}
            onKeyDown={keys}
            className="text-left font-semibold outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            <Said phrase={words.show(number ?? <span className="text-ink-2">{names.alone(revision)}</span>, aloud)} />
          </button>
          <RevisionMarks revision={revision} />
          {side !== null && (
            <span className="rounded-sm border border-line-strong px-1 text-xs text-ink-2">
              <Said phrase={side === "from" ? words.left(aloud) : words.right(aloud)} />
            </span>
          )}
        </p>
        {!current && <RollBackButton revision={revision} stop={stop} />}
      </div>
      <p className="truncate">
        <ImageNames images={images} />
      </p>
      <p className="min-w-0">
        <RevisionLineage revision={revision} />
      </p>
      {ownCause !== null && (
        <p className="text-ink-2">
          <Said
            phrase={words.ownCause(<ChangeCause cause={ownCause} of={{ revision: revision.uid, cause: "ownCause" }} />)}
          />
        </p>
      )}
      {changes.length > 0 && (
        <p className="break-words text-ink-2">
          <ClusterText text={changes.map(({ text }) => text).join(", ")} />
        </p>
      )}
      {against !== null && (
        <p data-against className="text-sm text-ink-2">
          {against}
        </p>
      )}
      <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
        {rolledOut.noLaterThan ? <TimeBy iso={rolledOut.at} /> : <TimeAgo iso={rolledOut.at} exact />}
        <span className="text-ink-3">
          <ReplicaCounts replicas={replicas} />
        </span>
      </p>
    </li>
  );
}
