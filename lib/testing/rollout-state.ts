import type { Coded } from "@/lib/contract/message";
import type { Replicas } from "@/lib/contract/rollout";
import type { RolloutState, Standing, StateKind } from "@/lib/contract/rollout-state";
import { stateOf } from "@/lib/rollout/state/state";
import { inEnglish } from "./in-english";

const COMPLETE: Coded<Standing> = {
  deletingSince: null,
  controller: { reacts: true, since: null },
  template: { rolledOut: "complete", since: null, said: null },
  refused: null,
  availability: { kind: "available", since: null, said: null, scalingUntil: null },
  pause: null,
};
const LONG_AGO = "2026-01-01T00:00:00Z";
const LATER = Date.parse("2026-11-20T12:00:00Z");

/** For each fact that may lead, what it takes besides a complete rollout. */
const FACTS: Record<StateKind, Partial<Coded<Standing>>> = {
  deleting: { deletingSince: LONG_AGO },
  "not-observed": { controller: { reacts: false, since: null } },
  "not-reacting": { controller: { reacts: false, since: LONG_AGO } },
  "revision-refused": { refused: { what: "revision", since: null, said: null }, ...rolled("not-started") },
  "pods-refused": { refused: { what: "pods", since: null, said: null }, ...rolled("rolling-out") },
  stalled: rolled("stalled"),
  unavailable: available("unavailable"),
  "paused-with-change": { pause: { since: null, pending: true }, ...rolled("rolling-out") },
  paused: { pause: { since: null, pending: false } },
  "rolling-out": rolled("rolling-out"),
  scaling: available("short", "2099-01-01T00:00:00Z"),
  short: available("short"),
  "scaled-to-zero": available("none-wanted"),
  complete: {},
};

/** A standing in which this fact leads; `over` adds to it or takes from it. */
export function aStanding(lead: StateKind = "complete", over: Partial<Standing> = {}): Coded<Standing> {
  return { ...COMPLETE, ...FACTS[lead], ...(over as Partial<Coded<Standing>>) };
}

/** The state in which this fact leads, as domain and server hold it. */
export function aCodedState(lead?: StateKind, over?: Partial<Standing>, replicas = COUNTS): Coded<RolloutState> {
  return stateOf(aStanding(lead, over), replicas, LATER);
}

/** The same as the API tells it. */
export function aState(lead?: StateKind, over?: Partial<Standing>, replicas = COUNTS): RolloutState {
  return inEnglish(aCodedState(lead, over, replicas));
}

const COUNTS: Replicas = { desired: 3, updated: 3, ready: 3, available: 3, total: 3 };

function rolled(rolledOut: Standing["template"]["rolledOut"]): Pick<Coded<Standing>, "template"> {
  return { template: { rolledOut, since: null, said: null } };
}

function available(
  kind: Standing["availability"]["kind"],
  scalingUntil: string | null = null,
): Pick<Coded<Standing>, "availability"> {
  return { availability: { kind, since: null, said: null, scalingUntil } };
}
