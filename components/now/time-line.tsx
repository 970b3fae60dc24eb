"use client";

import type { ReactNode } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { useDurationUntil } from "@/lib/browser/clock";
import { exactTime } from "@/lib/browser/relative-time";
import { groupOf } from "@/lib/browser/rollout-group";
import { findingOf } from "@/lib/browser/telling-findings";
import type { EndNotice } from "@/lib/browser/use-end-notice";
import type { Diagnosis } from "@/lib/contract/finding";
import type { Rollout } from "@/lib/contract/rollout";
import { NoticeButton } from "./notice-button";

/** How long a rollout in progress may still take, and until when it has to move. */
export function TimeLine({
  rollout,
  diagnosis,
  readAt,
  notice,
}: {
  rollout: Rollout;
  diagnosis: Diagnosis | undefined;
  /** When the diagnosis was read, in milliseconds since the epoch. */
  readAt: number;
  notice: EndNotice;
}) {
  if (groupOf(rollout.phase.kind) !== "rolling" && !notice.armed) return null;
  const deadline = findingOf(diagnosis, "deadline-ahead")?.due;
  const wait = findingOf(diagnosis, "min-ready-waiting");
  const ends = diagnosis?.endsInSeconds;
  return (
    <div className="mt-1.5 flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
      {ends !== null && ends !== undefined && (
        <span data-time="end">
          Done in about <Left moment={readAt + ends * 1000} />
        </span>
      )}
      {wait && (
        <span data-time="min-ready" className="min-w-0 break-words">
          <ClusterText text={wait.sentence} />{" "}
          {wait.due !== null && (
            <Time iso={wait.due}>
              <Left moment={Date.parse(wait.due)} /> to go
            </Time>
          )}
        </span>
      )}
      {deadline !== null && deadline !== undefined && (
        <span data-time="deadline">
          Without progress its deadline is over in{" "}
          <Time iso={deadline}>
            <Left moment={Date.parse(deadline)} />
          </Time>
        </span>
      )}
      <NoticeButton notice={notice} />
    </div>
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
