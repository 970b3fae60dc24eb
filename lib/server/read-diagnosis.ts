import "server-only";
import type { Diagnosis, Finding } from "@/lib/contract/finding";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { isForbidden } from "@/lib/kube/errors";
import { listEventsAbout } from "@/lib/kube/events";
import { listPods } from "@/lib/kube/pods";
import { cutMessage } from "@/lib/rollout/cut-message";
import { diagnosisOf } from "@/lib/rollout/diagnosis";
import { eventSubjects } from "@/lib/rollout/event-subjects";
import { selectorText } from "@/lib/rollout/selector";
import { rolloutFeed } from "./feed/feeds";
import { readThrough } from "./feed/read-through";
import { type PartialHistory, readPartialHistory } from "./history";
import { connect, type Identity } from "./identity";
import { maskedSight } from "./masked-sight";
import { maskedText } from "./masks";

/**
 * Why a rollout does not move. Costs what reading it costs, one LIST of its pods, and at most twelve small LISTs of
 * events where something is wrong. A missing right to pods or events is a note; nothing else fails because of it.
 * `watched`: the rollout itself from the feed that a screen follows anyway.
 * @throws KubeError where the Deployment cannot be read, or the cluster fails
 */
export async function readDiagnosis(identity: Identity, ref: RolloutRef, { watched = false } = {}): Promise<Diagnosis> {
  const connection = connect(identity, ref.cluster);
  const known = watched ? await readThrough(rolloutFeed(connection, ref), (rollout) => rollout.history()) : null;
  return diagnose(connection, ref, known ?? (await readPartialHistory(connection, ref)));
}

/** The same for a history that is at hand. */
export async function diagnose(
  connection: Connection,
  { namespace }: RolloutRef,
  history: PartialHistory,
): Promise<Diagnosis> {
  const { deployment, replicaSets, problem } = history;
  const pods = await whereAllowed("Pods", listPods(connection, namespace, selectorText(deployment.spec.selector)));
  const sight = { deployment, replicaSets, pods: pods.found, now: Date.now() };
  const subjects = eventSubjects(sight);
  const events = await whereAllowed("Events", listEventsAbout(connection, namespace, subjects));
  const diagnosis = diagnosisOf(maskedSight({ ...sight, events: events.found }));
  const unread = problem ? `ReplicaSets could not be looked at. ${problem.detail}` : null;
  return {
    ...diagnosis,
    findings: diagnosis.findings.map(masked),
    notes: [unread, pods.note, events.note].filter((note) => note !== null),
  };
}

/** As it may leave the server: what is cited of the pod template is masked too, and evidence is cut only then. Words of a diff hold no secrets. */
function masked(finding: Finding): Finding {
  const evidence = finding.evidence.map((one) => ({ ...one, message: cutMessage(maskedText(one.message)) }));
  return { ...finding, sentence: maskedText(finding.sentence), evidence };
}

type Looked<Found> = { found: Found; note: null } | { found: null; note: string };

async function whereAllowed<Found>(what: string, reading: Promise<Found>): Promise<Looked<Found>> {
  try {
    return { found: await reading, note: null };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return { found: null, note: `${what} could not be looked at. ${error.message}` };
  }
}
