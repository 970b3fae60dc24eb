import type { AnyMessage } from "./message-of";

/** Why a rollout stands still although nothing fails, what its deadline says, and what could not be looked at. */
export type FindingStandstillFacts = {
  "finding.deadline-exceeded": { seconds: number };
  "finding.deadline-ahead": { seconds: number; isSoon: boolean };
  /** Old pods that Recreate waits for. */
  "finding.slow-termination": { pods: number; isOverdue: boolean };
  "finding.min-ready-waiting": { pods: number; seconds: number };
  /** `mustStay` of `desired` pods must stay available, so there must be room for `surge` more. */
  "finding.surge-blocked": { mustStay: number; desired: number; surge: number };
  "finding.counts-stand-still": { updated: number; desired: number; available: number; total: number };
  /** `why`: the problem that was met. */
  "finding.not-looked-at": { what: "pods" | "events" | "revisions"; why: AnyMessage };
};
