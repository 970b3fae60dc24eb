import type { MaskedText } from "../cluster-text";
/** What is odd about a rollout (`notice.`), and what a rollback of it does. */
export type RolloutFacts = {
  "notice.not-rolled-out-yet": NoFacts;
  /** `said`: the number that the Deployment's annotation names. */
  "notice.number-lags": { said: MaskedText | null; wanted: MaskedText };
  "notice.unreadable-number": { stored: readonly string[] };
  "notice.legacy-rollback-annotation": { annotation: string };
  "notice.unowned-revisions": { stored: readonly string[] };
};

type NoFacts = Record<never, never>;
