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
import type { Phase, PhaseKind } from "@/lib/contract/rollout";
import { phaseWords, TONE_TEXT } from "./phase-words";

const ICONS: Record<PhaseKind, LucideIcon> = {
  deleting: Trash2,
  "not-observed": Hourglass,
  "paused-with-change": Pause,
  paused: Pause,
  "replica-set-refused": Ban,
  "pods-refused": Ban,
  stalled: CircleAlert,
  "rolling-out": LoaderCircle,
  unavailable: X,
  complete: Check,
  "scaled-to-zero": Circle,
};

/** The state of a rollout: icon and word always, its age where the age matters. */
export function PhaseMark({ phase }: { phase: Phase }) {
  const { word, tone, means } = phaseWords(phase.kind);
  const Icon = ICONS[phase.kind];
  return (
    <span
      data-phase={phase.kind}
      title={means}
      className={`inline-flex max-w-full items-baseline gap-1.5 font-medium ${TONE_TEXT[tone]}`}
    >
      <Icon aria-hidden strokeWidth={2.25} className="relative top-[2.5px] size-3.5 shrink-0" />
      <span className="truncate">
        {word}
        {tone === "bad" && phase.since !== null && <Since iso={phase.since} />}
      </span>
    </span>
  );
}

function Since({ iso }: { iso: string }) {
  return <> {useDurationSince(Date.parse(iso))}</>;
}
