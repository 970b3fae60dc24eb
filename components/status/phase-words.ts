import type { PhaseKind } from "@/lib/contract/rollout";

export type Tone = "bad" | "warn" | "good" | "idle";

/** How a state reads: a word, a sign for places without icons (a tab's title), a tone, and what it means. */
export type PhaseWords = { word: string; sign: string; tone: Tone; means: string };

const PHASES: Record<PhaseKind, PhaseWords> = {
  deleting: { word: "Being deleted", sign: "⌫", tone: "idle", means: "Kubernetes is deleting it and all its pods." },
  "not-observed": {
    word: "Just changed",
    sign: "◔",
    tone: "warn",
    means: "The Deployment controller has not reacted to the last change yet.",
  },
  "paused-with-change": {
    word: "Paused, pending",
    sign: "‖",
    tone: "warn",
    means: "A change waits behind the pause. It rolls out when somebody resumes.",
  },
  paused: { word: "Paused", sign: "‖", tone: "idle", means: "Changes wait until somebody resumes." },
  "replica-set-refused": {
    word: "ReplicaSet refused",
    sign: "✕",
    tone: "bad",
    means: "Kubernetes refuses to create the ReplicaSet of the new revision.",
  },
  "pods-refused": { word: "Pods refused", sign: "✕", tone: "bad", means: "Kubernetes refuses to create its pods." },
  stalled: { word: "Stuck", sign: "✕", tone: "bad", means: "It made no progress within its deadline." },
  "rolling-out": { word: "Rolling out", sign: "◔", tone: "warn", means: "Pods are being replaced." },
  unavailable: { word: "Unavailable", sign: "✕", tone: "bad", means: "Fewer pods are available than it needs." },
  complete: { word: "Complete", sign: "✓", tone: "good", means: "Every replica is up to date and available." },
  "scaled-to-zero": { word: "Scaled to zero", sign: "○", tone: "idle", means: "It is asked to run no pods." },
};

export function phaseWords(kind: PhaseKind): PhaseWords {
  return PHASES[kind];
}

export const TONE_TEXT: Record<Tone, string> = {
  bad: "text-bad",
  warn: "text-warn",
  good: "text-good",
  idle: "text-idle",
};
