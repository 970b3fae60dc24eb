import type { ConditionRefusalFacts } from "./findings-refusals";
import type { MessageOf } from "./message-of";

/** How a rollout stands: a word, what it means, and in a list why it needs attention. Codes begin with `state.`. */
export type StateFacts = {
  "state.deleting": NoFacts;
  "state.not-observed": NoFacts;
  "state.not-reacting": NoFacts;
  "state.revision-refused": NoFacts;
  "state.pods-refused": NoFacts;
  "state.stalled": NoFacts;
  "state.unavailable": NoFacts;
  "state.paused-with-change": NoFacts;
  "state.paused": NoFacts;
  "state.rolling-out": NoFacts;
  "state.scaling": NoFacts;
  "state.short": Available;
  "state.scaled-to-zero": NoFacts;
  "state.complete": NoFacts;

  "state.means.deleting": NoFacts;
  "state.means.not-observed": NoFacts;
  "state.means.not-reacting": NoFacts;
  "state.means.revision-refused": NoFacts;
  "state.means.pods-refused": NoFacts;
  "state.means.stalled": NoFacts;
  "state.means.unavailable": NoFacts;
  "state.means.paused-with-change": NoFacts;
  "state.means.paused": NoFacts;
  "state.means.rolling-out": NoFacts;
  "state.means.scaling": Available;
  "state.means.short": Available;
  "state.means.scaled-to-zero": NoFacts;
  "state.means.complete": NoFacts;

  "state.reason.revision-refused": Refused;
  "state.reason.pods-refused": Refused;
  "state.reason.stalled": Available & { updated: number; old: number };
  "state.reason.unavailable": Available;
  "state.reason.not-reacting": NoFacts;
};

type NoFacts = Record<never, never>;
type Available = { available: number; desired: number };
/** `old`: pods of older revisions that are left. `paused`: it is paused besides. */
type Refused = { refusal: MessageOf<ConditionRefusalFacts> | null; old: number; paused: boolean };
