import type { StateKind } from "@/lib/contract/rollout-state";

export type Tone = "bad" | "warn" | "good" | "idle";

/** How a state looks: a sign for places without icons (a tab's title), and a tone. */
export type StateLook = { sign: string; tone: Tone };

const LOOKS: Record<StateKind, StateLook> = {
  deleting: { sign: "⌫", tone: "idle" },
  "not-observed": { sign: "◔", tone: "warn" },
  "not-reacting": { sign: "✕", tone: "bad" },
  "revision-refused": { sign: "✕", tone: "bad" },
  "pods-refused": { sign: "✕", tone: "bad" },
  stalled: { sign: "✕", tone: "bad" },
  unavailable: { sign: "✕", tone: "bad" },
  "paused-with-change": { sign: "‖", tone: "warn" },
  paused: { sign: "‖", tone: "idle" },
  "rolling-out": { sign: "◔", tone: "warn" },
  scaling: { sign: "◔", tone: "warn" },
  short: { sign: "✓", tone: "warn" },
  "scaled-to-zero": { sign: "○", tone: "idle" },
  complete: { sign: "✓", tone: "good" },
};

/** How the state looks in which this fact leads. */
export function stateLook(lead: StateKind): StateLook {
  return LOOKS[lead];
}

export const TONE_TEXT: Record<Tone, string> = {
  bad: "text-bad",
  warn: "text-warn",
  good: "text-good",
  idle: "text-idle",
};
