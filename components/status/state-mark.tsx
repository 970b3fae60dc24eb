"use client";

import {
  Ban,
  Check,
  Circle,
  CircleAlert,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  Pause,
  Trash2,
  X,
} from "lucide-react";
import { useDurationSince } from "@/components/words/use-times";
import type { RolloutState, StateKind, StateMark as Mark } from "@/lib/contract/rollout-state";
import { stateLook, TONE_TEXT } from "./state-look";

const ICONS: Record<StateKind, LucideIcon> = {
  deleting: Trash2,
  "not-observed": Hourglass,
  "not-reacting": Hourglass,
  "paused-with-change": Pause,
  paused: Pause,
  "revision-refused": Ban,
  "pods-refused": Ban,
  stalled: CircleAlert,
  "rolling-out": LoaderCircle,
  scaling: LoaderCircle,
  unavailable: X,
  short: Check,
  complete: Check,
  "scaled-to-zero": Circle,
};

/** How a rollout stands: the fact that leads, and what is told beside it. */
export function StateMarks({ state: { lead, beside, means } }: { state: RolloutState }) {
  return (
    <span className="inline-flex max-w-full flex-wrap gap-x-3">
      <StateMark mark={lead} means={means.text} />
      {beside.map((mark) => (
        <StateMark key={mark.kind} mark={mark} />
      ))}
    </span>
  );
}

/** One fact: icon and word always, its age where the age matters. */
function StateMark({ mark: { kind, since, word }, means }: { mark: Mark; means?: string }) {
  const { tone } = stateLook(kind);
  const Icon = ICONS[kind];
  return (
    <span
      data-state={kind}
      title={means}
      className={`inline-flex max-w-full items-baseline gap-1.5 font-medium ${TONE_TEXT[tone]}`}
    >
      <Icon aria-hidden strokeWidth={2.25} className="relative top-[2.5px] size-3.5 shrink-0" />
      <span className="truncate">
        {word.text}
        {tone === "bad" && since !== null && <Since iso={since} />}
      </span>
    </span>
  );
}

function Since({ iso }: { iso: string }) {
  return <> {useDurationSince(Date.parse(iso))}</>;
}
