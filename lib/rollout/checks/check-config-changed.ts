import type { RevisionName } from "@/lib/contract/facts/checks";
import { type Message, message } from "@/lib/contract/message";
import { aboutIt, couldNotLook } from "./check";
import { type RawCheck, evidenceOf } from "../managers/evidence";
import type { LastRan } from "./last-ran";
import type { References } from "../template/references";
import { type ConfigObject, lookupOf, type Surroundings } from "./surroundings";

const CODE = "config-changed";
/** A change this shortly before the next revision took over was most likely released with it. */
const RELEASED_TOGETHER_MS = 10 * 60_000;

/** The revision to return to: when its ReplicaSet was made and its version, and until when it ran. */
export type RanBefore = { revision: RevisionName; createdAt: string; resourceVersion: string; lastRan: LastRan };

/**
 * Whether a ConfigMap or Secret that the target's template names was written or made anew since the target last ran:
 * they are not rolled back. Only writes of its content count, as managed fields record them; older API servers (1.20) record
 * no time for a new value under an old key, so a version younger than the ReplicaSet's last one counts as well.
 */
export function configChangedChecks(references: References, around: Surroundings, ran: RanBefore): RawCheck[] {
  const named = [
    ...references.configMaps.map(({ name }) => ["ConfigMap", name, lookupOf(around.configMaps, name)] as const),
    ...references.secrets.map(({ name }) => ["Secret", name, lookupOf(around.secrets, name)] as const),
  ];
  const checks = named.flatMap(([kind, name, looked]) => {
    if (looked.kind === "missing") return [];
    if (looked.kind === "unknown") return [couldNotLook(CODE, { about: "changes", kind, name }, looked)];
    return [changedCheck(kind, name, looked.value, ran)];
  });
  return checks.length > 0 ? checks : [aboutIt(CODE, "not-applicable", message("check.no-config"))];
}

function changedCheck(kind: "ConfigMap" | "Secret", name: string, config: ConfigObject, ran: RanBefore): RawCheck {
  const { revision, createdAt, lastRan } = ran;
  const facts = { kind, name, revision };
  if (lastRan.kind === "still-runs") {
    return aboutIt(CODE, "ok", message("check.config-of-running", facts));
  }
  if (lastRan.kind === "unknown") {
    return aboutIt(CODE, "unknown", message("check.config-since-unknown", { ...facts, because: lastRan.because }));
  }
  const until = evidenceOf(revision.object, lastRan.storedRevision, {
    field: lastRan.because === "next-created" ? "metadata.creationTimestamp" : "spec.replicas",
    at: lastRan.at,
  });
  if (Date.parse(config.createdAt) > Date.parse(lastRan.at)) {
    const secondsAfter = secondsBetween(lastRan.at, config.createdAt);
    return changed(message("check.config-created", { ...facts, secondsAfter }), facts, [
      evidenceOf(kind, name, { field: "metadata.creationTimestamp", at: config.createdAt }),
      until,
    ]);
  }
  if (config.writes === null) {
    return aboutIt(CODE, "unknown", message("check.config-writes-not-recorded", facts), {
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
    const seconds = secondsBetween(last.at, lastRan.at);
    if (written > ended) {
      return changed(message("check.config-changed", { ...facts, secondsAfter: seconds }), facts, evidence);
    }
    if (written > began && ended - written <= RELEASED_TOGETHER_MS) {
      const sentence = message("check.config-changed-before-next", { ...facts, secondsBefore: seconds });
      return changed(sentence, facts, evidence);
    }
  }
  const touchedSince = config.touchedAt !== null && Date.parse(config.touchedAt) > Date.parse(lastRan.at);
  if (!touchedSince && isYounger(config.resourceVersion, ran.resourceVersion)) {
    const version = evidenceOf(kind, name, { field: "metadata.resourceVersion", value: config.resourceVersion });
    return changed(message("check.config-younger", facts), facts, [version, until]);
  }
  return aboutIt(CODE, "ok", message("check.config-unchanged", facts), { evidence: [until] });
}

/** Versions count the writes to one store; two that are no numbers say nothing. */
function isYounger(one: string, other: string): boolean {
  return /^\d+$/.test(one) && /^\d+$/.test(other) && BigInt(one) > BigInt(other);
}

function changed(
  sentence: Message,
  { kind, name }: { kind: "ConfigMap" | "Secret"; name: string },
  evidence: RawCheck["evidence"],
): RawCheck {
  return aboutIt(CODE, "warn", sentence, { evidence, next: message("check.next.restore-config", { kind, name }) });
}

/** Whichever comes first. */
function secondsBetween(one: string, other: string): number {
  return Math.round(Math.abs(Date.parse(one) - Date.parse(other)) / 1000);
}
