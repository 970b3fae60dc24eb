import type { Finding, FindingCode, FindingEvidence } from "@/lib/contract/finding";
import { eventTime } from "../objects/events";
import type { KubeEvent, Pod } from "../objects/pod-objects";
import type { Suspect } from "../messages/suspects";

/** What is wrong with one pod. Troubles of equal `code` and `subject` are one cause. */
export type Trouble = {
  code: FindingCode;
  weight: Finding["weight"];
  subject: string;
  /**
   * Which troubles are about the same thing. One that does not know the exact cause (`vague`, as its events have expired
   * or were not read) joins another pod's trouble of the same family that does.
   */
  family: string;
  vague: boolean;
  /** `2 of 3 new pods` comes in, the sentence comes out. */
  sentence: (pods: string) => string;
  /** The same without the pods, to go on after a colon. */
  short: string;
  advice: string;
  evidence: FindingEvidence[];
  since: string | null;
  /** A word or two for the pod's mark. */
  why: string;
  /** Which changes of the template may have brought it in, most telling first. */
  suspects: readonly Suspect[];
};

/** What a finding cites of an event. */
export function eventEvidence(event: KubeEvent): FindingEvidence {
  const { kind, name } = event.involvedObject;
  return {
    kind: kind ?? "",
    name: name ?? "",
    field: `event ${event.reason ?? ""}`.trim(),
    message: event.message ?? "",
    at: eventTime(event),
  };
}

/** What a finding cites of a pod. */
export function podEvidence(pod: Pod, field: string, message: string, at: string | null): FindingEvidence {
  return { kind: "Pod", name: pod.metadata.name, field, message, at };
}
