import { cited, type MaskedText } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { Advice } from "@/lib/contract/facts/findings-advice";
import type { ContainerReasonFacts } from "@/lib/contract/facts/findings-containers";
import type { PodMarkFacts } from "@/lib/contract/facts/findings-pods";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import type { PodShare } from "@/lib/contract/facts/pod-share";
import type { Finding, FindingCode, FindingEvidence } from "@/lib/contract/finding";
import { type Message, message } from "@/lib/contract/message";
import { eventTime } from "../objects/events";
import type { KubeEvent, Pod } from "../objects/pod-objects";
import type { Suspect } from "../messages/suspects";

/** What is wrong with one pod. Troubles of equal `code` and `subject` are one cause. */
export type Trouble = {
  code: FindingCode;
  weight: Finding["weight"];
  /** What exactly it is: of which container, with which reason. */
  subject: readonly (string | number | Message | null)[];
  /**
   * Which troubles are about the same thing. One that does not know the exact cause (`vague`, as its events have expired
   * or were not read) joins another pod's trouble of the same family that does.
   */
  family: string;
  vague: boolean;
  /** How it is told once it is known how many pods have it. */
  sentence: (pods: PodShare) => Message;
  advice: Advice;
  evidence: Coded<FindingEvidence>[];
  since: string | null;
  /** A word or two for the pod's mark. */
  why: MessageOf<PodMarkFacts>;
  /** Which changes of the template may have brought it in, most telling first. */
  suspects: readonly Suspect[];
};

/** What is wrong with one container. */
export type ContainerTrouble = Trouble & {
  /** Without the pods, for whoever waits for this container. */
  reason: MessageOf<ContainerReasonFacts>;
};

/** A mark with Kubernetes' own word. */
export function reasonMark(reason: MaskedText): MessageOf<PodMarkFacts> {
  return message("finding.mark.reason", { reason });
}

/** What a finding cites of an event. */
export function eventEvidence(event: KubeEvent): Coded<FindingEvidence> {
  const { kind, name } = event.involvedObject;
  return {
    kind: kind ?? "",
    name: name ?? "",
    field: `event ${event.reason ?? ""}`.trim(),
    message: event.message ?? cited``,
    at: eventTime(event),
  };
}

/** What a finding cites of a pod. */
export function podEvidence(pod: Pod, field: string, message: MaskedText, at: string | null): Coded<FindingEvidence> {
  return { kind: "Pod", name: pod.metadata.name, field, message, at };
}
