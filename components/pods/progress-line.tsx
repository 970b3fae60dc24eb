"use client";

import type { ReactNode } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { useDurationUntil } from "@/components/words/use-times";
import { exactTime } from "@/lib/browser/exact-time";
import { groupOf } from "@/lib/rollout/state/lead";
import { rolloutEndOf } from "@/lib/browser/rollout-end";
import { findingOf } from "@/lib/browser/telling-findings";
import type { Rollout } from "@/lib/contract/rollout";
import { NoticeButton } from "./notice-button";
import { LINE, type Progress } from "./progress";

/** How long a rollout in progress may still take, and until when it has to move. */
export function ProgressLine({ rollout, reading: { diagnosis, readAt }, notice, tellEnd }: Progress) {
  const words = useWords("details").progress;
  if (groupOf(rollout.state) !== "rolling") return <End rollout={tellEnd ? rollout : null} />;

  const deadline = findingOf(diagnosis, "deadline-ahead")?.due;
  const wait = findingOf(diagnosis, "min-ready-waiting");
  const ends = diagnosis?.endsInSeconds;
  return (
    <div className={`${LINE} flex flex-wrap items-center gap-x-4 gap-y-1`}>
      {ends !== null && ends !== undefined && (
        <span data-time="end">
          <Said phrase={words.endsIn(<Left moment={readAt + ends * 1000} />)} />
        </span>
      )}
      {wait && (
        <span data-time="min-ready" className="min-w-0 break-words">
          <ClusterText text={wait.sentence.text} />{" "}
          {wait.due !== null && (
            <Time iso={wait.due}>
              <Said phrase={words.toGo(<Left moment={Date.parse(wait.due)} />)} />
            </Time>
          )}
        </span>
      )}
      {deadline !== null && deadline !== undefined && (
        <span data-time="deadline">
          <Said
            phrase={words.deadlineIn(
              <Time iso={deadline}>
                <Left moment={Date.parse(deadline)} />
              </Time>,
            )}
          />
        </span>
      )}
      <NoticeButton notice={notice} />
    </div>
  );
}

const isAtItsEnd = ({ state: { lead } }: Rollout) => lead.kind === "complete" || lead.kind === "short";

/** Stays where the times were, so that nothing below moves. */
function End({ rollout }: { rollout: Rollout | null }) {
  const words = useWords("details").progress;
  const { ends } = useWords("rollout");
  const end = rollout && isAtItsEnd(rollout) ? rolloutEndOf(rollout, ends) : null;
  return (
    <output className={`${LINE} block content-center`}>
      {end && <Said phrase={words.ended(<b>{end.title}</b>, end.body)} />}
    </output>
  );
}

function Left({ moment }: { moment: number }) {
  return <span className="whitespace-nowrap">{useDurationUntil(moment)}</span>;
}

function Time({ iso, children }: { iso: string; children: ReactNode }) {
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {children}
    </time>
  );
}
