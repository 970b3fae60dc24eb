import { type Coded, type Message, message } from "@/lib/contract/message";
import type { Replicas } from "@/lib/contract/rollout";
import type { RolloutState, Standing, StateKind, StateMark } from "@/lib/contract/rollout-state";
import { refusalCode } from "../messages/condition-refusal";
import { besideOf, type Lead, leadOf } from "./lead";

/** A standing with what is told of it at `now`, in milliseconds since 1970. */
export function stateOf(standing: Coded<Standing>, replicas: Replicas, now: number): Coded<RolloutState> {
  const lead = leadOf(standing, now);
  return {
    ...standing,
    lead: markOf(lead, replicas),
    beside: besideOf(standing, lead).map((fact) => markOf(fact, replicas)),
    means: meaningOf(lead.kind, replicas),
    rollbackHelps: rollbackHelps(standing, lead.kind),
  };
}

/** The same state as it is told at `now`: time alone may make another fact lead. */
export function stateAt(state: Coded<RolloutState>, replicas: Replicas, now: number): Coded<RolloutState> {
  const { deletingSince, controller, template, refused, availability, pause } = state;
  return stateOf({ deletingSince, controller, template, refused, availability, pause }, replicas, now);
}

function markOf({ kind, since }: Lead, { available, desired }: Replicas): Coded<StateMark> {
  const word = kind === "short" ? message("state.short", { available, desired }) : message(`state.${kind}`);
  return { kind, since, word };
}

function meaningOf(kind: StateKind, { available, desired }: Replicas): Message {
  return kind === "short" || kind === "scaling"
    ? message(`state.means.${kind}`, { available, desired })
    : message(`state.means.${kind}`);
}

/** Refusals that any other template would meet as well. */
const NOT_THE_TEMPLATE: readonly string[] = ["quota-exceeded", "webhook-unreachable"];

/** A template that came to its end is not what is wrong, whatever became of its pods since. */
function rollbackHelps({ template, refused }: Coded<Standing>, kind: StateKind): boolean {
  if (template.rolledOut === "complete") return false;
  switch (kind) {
    case "revision-refused":
    case "pods-refused":
      return !refused?.said || !NOT_THE_TEMPLATE.includes(refusalCode(refused.said));
    case "stalled":
    case "unavailable":
      return true;
    default:
      return false;
  }
}
