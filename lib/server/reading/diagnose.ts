import "server-only";
import { partOf } from "@/lib/contract/cluster-text";
import { type Coded, type Message, message } from "@/lib/contract/message";
import type { FindingStandstillFacts } from "@/lib/contract/facts/findings-standstill";
import type { Diagnosis, Finding } from "@/lib/contract/finding";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { Connection } from "@/lib/kube/connection";
import { isForbidden } from "@/lib/kube/errors";
import { listEventsAbout } from "@/lib/kube/events";
import { cutMessage } from "@/lib/rollout/objects/cut-message";
import { diagnosisOf } from "@/lib/rollout/diagnosis/diagnosis";
import { eventSubjects } from "@/lib/rollout/diagnosis/event-subjects";
import type { KubeEvent, Pod } from "@/lib/rollout/objects/pod-objects";
import type { PartialHistory } from "./history";
import { maskedMessage } from "./masked-message";
import { maskedText } from "@/lib/kube/mask";

/** What could be looked at, or a note of why it could not. */
export type ReadOrNote<Found> = { found: Found; note: null } | { found: null; note: Message };

type What = FindingStandstillFacts["finding.not-looked-at"]["what"];

/** A reading whose missing right is a note. @throws KubeError for every other failure */
export async function whereAllowed<Found>(what: What, reading: Promise<Found>): Promise<ReadOrNote<Found>> {
  try {
    return { found: await reading, note: null };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return notLookedAt(what, error);
  }
}

/** The note for what could not be looked at. */
export function notLookedAt(what: What, problem: ProblemError): ReadOrNote<never> {
  return { found: null, note: message("finding.not-looked-at", { what, why: problem.told }) };
}

/** The events that a diagnosis needs: at most twelve small LISTs, none where all is well. @throws KubeError */
export function eventsFor(
  connection: Connection,
  history: PartialHistory,
  pods: readonly Pod[] | null,
): Promise<ReadOrNote<KubeEvent[]>> {
  const { workload, stored } = history;
  const subjects = eventSubjects({ workload, stored, pods, now: Date.now(), mask: maskedText });
  return whereAllowed("events", listEventsAbout(connection, workload.metadata.namespace, subjects));
}

/** What these readings say, as it may leave the server. */
export function diagnosisFrom(
  { workload, stored, problem }: PartialHistory,
  pods: ReadOrNote<readonly Pod[]>,
  events: ReadOrNote<readonly KubeEvent[]>,
): Coded<Diagnosis> {
  const observation = { workload, stored, pods: pods.found, events: events.found, now: Date.now(), mask: maskedText };
  const diagnosis = diagnosisOf(observation);
  const unread = problem && message("finding.not-looked-at", { what: "revisions", why: problem.message });
  const notes = [unread, pods.note, events.note].filter((note) => note !== null);
  return { ...diagnosis, findings: diagnosis.findings.map(masked), notes: notes.map(maskedMessage) };
}

/** What is cited of the pod template is masked too. Words of a diff hold no secrets. */
function masked(finding: Coded<Finding>): Coded<Finding> {
  const evidence = finding.evidence.map((one) => ({
    ...one,
    message: partOf(one.message, cutMessage),
    ...(one.meaning && { meaning: maskedMessage(one.meaning) }),
  }));
  return { ...finding, sentence: maskedMessage(finding.sentence), advice: maskedMessage(finding.advice), evidence };
}
