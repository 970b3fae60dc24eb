import type { Check } from "@/lib/contract/checks";
import { aboutIt, couldNotLook } from "./check";
import { evidenceOf } from "../managers/evidence";
import { durationWords } from "../messages/duration-words";
import type { LastRan } from "./last-ran";
import type { References } from "../template/references";
import { type ConfigObject, lookedUp, type Surroundings } from "./surroundings";

const CODE = "config-changed";
/** A change this shortly before the next revision took over was most likely released with it. */
const RELEASED_TOGETHER_MS = 10 * 60_000;

/** The revision to return to: how a person calls it, when its ReplicaSet was made and its version, and until when it ran. */
export type RanBefore = { called: string; createdAt: string; resourceVersion: string; lastRan: LastRan };

/**
 * Whether a ConfigMap or Secret that the target's template names was written or made anew since the target last ran:
 * they are not rolled back. Only writes of its content count, as managed fields record them; older API servers (1.20) record
 * no time for a new value under an old key, so a version younger than the ReplicaSet's last one counts as well.
 */
export function configChangedChecks(references: References, around: Surroundings, ran: RanBefore): Check[] {
  const named = [
    ...references.configMaps.map(({ name }) => ["ConfigMap", name, lookedUp(around.configMaps, name)] as const),
    ...references.secrets.map(({ name }) => ["Secret", name, lookedUp(around.secrets, name)] as const),
  ];
  const checks = named.flatMap(([kind, name, looked]) => {
    if (looked.kind === "missing") return [];
    if (looked.kind === "unknown") return [couldNotLook(CODE, `Changes of ${kind} ${name}`, looked)];
    return [changedCheck(kind, name, looked.value, ran)];
  });
  return checks.length > 0
    ? checks
    : [aboutIt(CODE, "not-applicable", "There is no ConfigMap or Secret that could have changed.")];
}

function changedCheck(kind: "ConfigMap" | "Secret", name: string, config: ConfigObject, ran: RanBefore): Check {
  const { called, createdAt, lastRan } = ran;
  const object = `${kind} ${name}`;
  if (lastRan.kind === "still-runs") {
    return aboutIt(CODE, "ok", `${object} cannot have changed since ${called} last ran: it still does.`);
  }
  if (lastRan.kind === "unknown") {
    return aboutIt(CODE, "unknown", `Whether ${object} changed since ${called} last ran is not known: ${lastRan.why}.`);
  }
  const until = evidenceOf("ReplicaSet", lastRan.replicaSet, {
    field: lastRan.because === "next-created" ? "metadata.creationTimestamp" : "spec.replicas",
    at: lastRan.at,
  });
  if (Date.parse(config.createdAt) > Date.parse(lastRan.at)) {
    const after = durationWords(lastRan.at, config.createdAt);
    const text = `${object} was created ${after} after ${called} last ran; it is not rolled back.`;
    return changed(object, text, [
      evidenceOf(kind, name, { field: "metadata.creationTimestamp", at: config.createdAt }),
      until,
    ]);
  }
  if (config.writes === null) {
    return aboutIt(CODE, "unknown", `Whether ${object} changed since ${called} last ran is not recorded.`, {
      evidence: [until],
    });
  }
  const [last] = config.writes.filter(({ at }) => at !== null);
  if (last?.at) {
    const [written, ended, began] = [last.at, lastRan.at, createdAt].map((time) => Date.parse(time)) as [
      number,
      number,
      number,
    ];
    const evidence = [evidenceOf(kind, name, { field: "data", at: last.at, by: last.manager }), until];
    const time = durationWords(last.at, lastRan.at);
    if (written > ended) {
      return changed(object, `${object} changed ${time} after ${called} last ran; it is not rolled back.`, evidence);
    }
    if (written > began && ended - written <= RELEASED_TOGETHER_MS) {
      const text = `${object} changed ${time} before the next revision took over from ${called}, perhaps with it; it is not rolled back.`;
      return changed(object, text, evidence);
    }
  }
  const touchedSince = config.touchedAt !== null && Date.parse(config.touchedAt) > Date.parse(lastRan.at);
  if (!touchedSince && isYounger(config.resourceVersion, ran.resourceVersion)) {
    const version = evidenceOf(kind, name, { field: "metadata.resourceVersion", value: config.resourceVersion });
    const text = `${object} was written after ${called} was last scaled down, though the cluster does not record when; it is not rolled back.`;
    return changed(object, text, [version, until]);
  }
  return aboutIt(CODE, "ok", `No change of ${object} is recorded since ${called} last ran.`, { evidence: [until] });
}

/** Versions count the writes to one store; two that are no numbers say nothing. */
function isYounger(one: string, other: string): boolean {
  return /^\d+$/.test(one) && /^\d+$/.test(other) && BigInt(one) > BigInt(other);
}

function changed(object: string, text: string, evidence: Check["evidence"]): Check {
  return aboutIt(CODE, "warn", text, {
    evidence,
    next: `Check that ${object} still fits the older pod template, or restore it as well.`,
  });
}
