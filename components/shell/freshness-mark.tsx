"use client";

import { Radio, RefreshCw, TriangleAlert } from "lucide-react";
import { useDurationSince } from "@/components/words/use-times";
import { exactTime } from "@/lib/browser/exact-time";
import { asPlainText } from "@/lib/browser/visible-text";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { FollowMode } from "@/lib/contract/stream";

/** How old the data of a screen is. `updatedAt` in milliseconds since the epoch, 0 before the first reading. */
export type Freshness = {
  updatedAt: number;
  problem: ProblemError | null;
  reading: boolean;
  /** How the cluster is followed; null where it is read every few seconds. */
  mode?: FollowMode | null;
  readAgain: () => unknown;
};

/** Says whether the shown data is live or how old it is, warns where a reading failed, and reads again when pressed. */
export function FreshnessMark({ updatedAt, problem, reading, mode = null, readAgain }: Freshness) {
  const age = useDurationSince(updatedAt);
  if (updatedAt === 0) return null;
  const heard = exactTime(new Date(updatedAt).toISOString());

  const old = problem !== null;
  const live = !old && mode?.kind === "watching";
  const Icon = old ? TriangleAlert : live ? Radio : RefreshCw;
  const whyPolling = mode?.kind === "polling" && mode.why !== null ? `${asPlainText(mode.why)} ` : "";
  return (
    <>
      <output className="sr-only">
        {old
          ? `What is shown is old: ${asPlainText(problem.message)} The cluster was last heard at ${heard}.`
          : whyPolling}
      </output>
      <button
        type="button"
        data-old={old}
        title={`${whyPolling}The cluster was last heard at ${heard}. Press to read again.`}
        aria-busy={reading || undefined}
        onClick={() => void readAgain()}
        className="touchable inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap text-ink-2 hover:bg-sunken hover:text-ink data-[old=true]:bg-warn-wash data-[old=true]:font-medium data-[old=true]:text-warn"
      >
        <Icon aria-hidden className="size-3.5" strokeWidth={1.9} />
        {old ? (
          <span>
            <span className="max-md:sr-only">data is </span>
            {age} old<span className="max-md:sr-only">: {reasonOf(problem)}</span>
          </span>
        ) : live ? (
          <span>live</span>
        ) : (
          <span>
            {mode?.kind === "polling" && <span className="max-md:sr-only">not live, </span>}
            <span className="max-sm:sr-only">updated </span>
            {age} ago
          </span>
        )}
        <span className="sr-only">. Read again</span>
      </button>
    </>
  );
}

function reasonOf({ code }: ProblemError): string {
  switch (code) {
    case "cluster-unreachable":
      return "cluster does not answer";
    case "cluster-timeout":
      return "cluster is silent";
    case "unauthenticated":
    case "credential-plugin-failed":
      return "credentials are not accepted";
    case "internal":
      return "Rewind does not answer";
    default:
      return "reading failed";
  }
}
