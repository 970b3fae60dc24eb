"use client";

import { Radio, RefreshCw, TriangleAlert } from "lucide-react";
import { problemText } from "@/components/problem/problem-text";
import { aloud } from "@/components/words/aloud";
import { Said } from "@/components/words/said";
import { useDurationSince } from "@/components/words/use-times";
import { useWords } from "@/components/words/words";
import { exactTime } from "@/lib/browser/exact-time";
import { asPlainText } from "@/lib/browser/visible-text";
import type { ToldProblem } from "@/lib/browser/told-problem";
import type { FollowMode } from "@/lib/contract/stream";

/** How old the data of a screen is. `updatedAt` in milliseconds since the epoch, 0 before the first reading. */
export type Freshness = {
  updatedAt: number;
  problem: ToldProblem | null;
  reading: boolean;
  /** How the cluster is followed; null where it is read every few seconds. */
  mode?: FollowMode | null;
  readAgain: () => unknown;
};

/** Says whether the shown data is live or how old it is, warns where a reading failed, and reads again when pressed. */
export function FreshnessMark({ updatedAt, problem, reading, mode = null, readAgain }: Freshness) {
  const age = useDurationSince(updatedAt);
  const app = useWords("app");
  const words = app.freshness;
  if (updatedAt === 0) return null;
  const heard = exactTime(new Date(updatedAt).toISOString());

  const old = problem !== null;
  const live = !old && mode?.kind === "watching";
  const Icon = old ? TriangleAlert : live ? Radio : RefreshCw;
  const whyPolling = mode?.kind === "polling" && mode.why !== null ? asPlainText(mode.why.text) : "";
  return (
    <>
      <output className="sr-only">
        {old ? words.oldAloud(asPlainText(problemText(problem, app).detail), heard) : whyPolling}
      </output>
      <button
        type="button"
        data-old={old}
        title={whyPolling === "" ? words.heardTitle(heard) : words.notLiveTitle(whyPolling, heard)}
        aria-busy={reading || undefined}
        onClick={() => void readAgain()}
        className="touchable inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap text-ink-2 hover:bg-sunken hover:text-ink data-[old=true]:bg-warn-wash data-[old=true]:font-medium data-[old=true]:text-warn"
      >
        <Icon aria-hidden className="size-3.5" strokeWidth={1.9} />
        <span>
          {old ? (
            <Said phrase={words.old(age, words.reasons[reasonOf(problem)], aside)} />
          ) : live ? (
            words.live
          ) : (
            <Said phrase={mode?.kind === "polling" ? words.notLive(age, aside) : words.updated(age, asideOnPhones)} />
          )}
        </span>
        {aloud(words.readAgain)}
      </button>
    </>
  );
}

/** Narrow screens leave it to screen readers. */
function aside(text: string) {
  return <span className="max-md:sr-only">{text}</span>;
}

function asideOnPhones(text: string) {
  return <span className="max-sm:sr-only">{text}</span>;
}

function reasonOf({ code }: ToldProblem) {
  switch (code) {
    case "cluster-unreachable":
      return "unreachable";
    case "cluster-timeout":
      return "timeout";
    case "unauthenticated":
    case "credential-plugin-failed":
      return "credentials";
    case "internal":
      return "rewind";
    default:
      return "other";
  }
}
