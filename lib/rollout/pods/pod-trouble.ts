import { cited } from "@/lib/contract/cluster-text";
import type { EvictionFacts } from "@/lib/contract/facts/findings-pods";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import { message } from "@/lib/contract/message";
import { containerViews } from "./container-view";
import { containerTrouble, initTrouble } from "./container-trouble";
import type { PodTemplate } from "../objects/objects";
import { type KubeEvent, type Pod, podConditionOf } from "../objects/pod-objects";
import type { Rivals } from "./rivals";
import { schedulingTrouble } from "./scheduling-trouble";
import { anyField, podField, resource } from "../messages/suspects";
import { eventEvidence, podEvidence, reasonMark, type Trouble } from "./trouble";
import { nodeTrouble } from "./volume-trouble";

/**
 * All that is wrong with one pod. What concerns the whole pod explains its containers, and an init container that is
 * stuck explains those that wait for it. `events`: those about the pod, newest first. `rivals`: older pods of its rollout.
 */
export function podTroubles(
  pod: Pod,
  template: PodTemplate,
  events: readonly KubeEvent[],
  rivals: Rivals,
  now: number,
): Trouble[] {
  const whole = endedTrouble(pod) ?? nodeLost(pod, events);
  if (whole) return [whole];
  if (pod.metadata.deletionTimestamp !== undefined || pod.status.phase === "Succeeded") return [];
  const views = containerViews(pod, template, events, now);
  const first =
    schedulingTrouble(pod, template, events, rivals) ?? nodeTrouble(pod, events, rivals) ?? initTrouble(views.init);
  if (first) return [first];
  const found = views.app.map(containerTrouble).filter((trouble) => trouble !== undefined);
  const gate = found.length === 0 ? gateTrouble(pod) : undefined;
  return gate ? [gate] : found;
}

/** Kubernetes pkg/kubelet/eviction/helpers.go: the pod itself used too much, whatever its node has left. */
const OWN_LIMIT = /exceeds the (total )?limit|exceeded its local ephemeral storage limit/;
const MOVED_ON = ["NodeShutdown", "Terminated", "Preempting", "Shutdown"];

/** A pod that has failed as a whole: evicted, preempted, refused by its node. */
function endedTrouble(pod: Pod): Trouble | undefined {
  const { phase, reason = cited``, message: said } = pod.status;
  const disrupted = podConditionOf(pod, "DisruptionTarget");
  const taken = disrupted?.status === "True" ? disrupted : undefined;
  if (phase !== "Failed" || reason === "NodeLost") return undefined;
  const node = pod.spec.nodeName ?? null;
  const text = said || (taken?.message ?? reason);
  const base: Pick<Trouble, "weight" | "vague" | "family" | "since" | "why" | "evidence"> = {
    weight: "cause",
    vague: false,
    family: "ended",
    since: taken?.lastTransitionTime ?? pod.metadata.creationTimestamp,
    why: reasonMark(reason || (taken?.reason ?? cited`Failed`)),
    evidence: [
      podEvidence(
        pod,
        "status.reason",
        reason && text ? cited`${reason}: ${text}` : reason || text,
        taken?.lastTransitionTime ?? null,
      ),
    ],
  };
  if (reason === "Evicted" || taken || MOVED_ON.includes(reason)) {
    const low = /low on resource: ([\w-]+)/.exec(text)?.[1];
    const own = OWN_LIMIT.test(text);
    const why = own
      ? message("finding.eviction.own-limit")
      : low === undefined
        ? evictionBy(taken?.reason ?? reason)
        : message("finding.eviction.node-low", { node, resource: low });
    return {
      ...base,
      code: "evicted",
      subject: [why],
      sentence: (pods) => message("finding.evicted", { why, pods }),
      advice: message("finding.advice.evicted"),
      suspects: own
        ? [resource(null, /ephemeral/), podField("volumes")]
        : low === undefined
          ? []
          : [resource(null, new RegExp(low.replace(/\W/g, ".")))],
    };
  }
  if (/^(OutOf|Unexpected|NodeAffinity|NodePorts|Admission)/.test(reason)) {
    return {
      ...base,
      code: "unschedulable",
      subject: [reason],
      sentence: (pods) => message("finding.refused-by-node", { node, reason, pods }),
      advice: message("finding.advice.refused-by-node"),
      suspects: [resource(null, /./), anyField("nodeSelector", "affinity", "hostPort")],
    };
  }
  return undefined;
}

function evictionBy(disruption: string): MessageOf<EvictionFacts> {
  switch (disruption) {
    case "PreemptionByScheduler":
    case "Preempting":
      return message("finding.eviction.preempted");
    case "DeletionByTaintManager":
      return message("finding.eviction.tainted");
    case "EvictionByEvictionAPI":
      return message("finding.eviction.drained");
    case "DeletionByPodGC":
      return message("finding.eviction.node-gone");
    case "TerminationByKubelet":
    case "NodeShutdown":
    case "Terminated":
    case "Shutdown":
      return message("finding.eviction.node-shut-down");
    default:
      return message("finding.eviction.by-node");
  }
}

/** A pod whose node does not answer any more. */
function nodeLost(pod: Pod, events: readonly KubeEvent[]): Trouble | undefined {
  const lost = pod.status.reason === "NodeLost";
  const ready = podConditionOf(pod, "Ready");
  const silent = ready?.status === "True" ? undefined : events.find(({ reason }) => reason === "NodeNotReady");
  if (!lost && !silent) return undefined;
  const node = pod.spec.nodeName ?? null;
  return {
    code: "node-lost",
    weight: "cause",
    subject: [node],
    family: `node ${node}`,
    vague: false,
    sentence: (pods) => message("finding.node-lost", { node, pods }),
    advice: message("finding.advice.node-lost"),
    evidence: silent
      ? [eventEvidence(silent)]
      : [
          podEvidence(
            pod,
            "status.reason",
            cited`NodeLost: ${pod.status.message ?? cited``}`,
            ready?.lastTransitionTime ?? null,
          ),
        ],
    since: ready?.lastTransitionTime ?? null,
    why: reasonMark(cited`NodeLost`),
    suspects: [],
  };
}

/** All containers are ready, but the pod waits for a readiness gate that somebody else opens. */
function gateTrouble(pod: Pod): Trouble | undefined {
  const ready = podConditionOf(pod, "Ready");
  if (ready?.reason !== "ReadinessGatesNotReady") return undefined;
  const gate = /readiness gate "([^"]+)"/.exec(ready.message ?? "")?.[1] ?? "";
  return {
    code: "not-ready",
    weight: "cause",
    subject: ["gate", gate],
    family: "gate",
    vague: false,
    sentence: (pods) => message("finding.readiness-gate", { gate, pods }),
    advice: message("finding.advice.readiness-gate"),
    evidence: [
      podEvidence(pod, "status.conditions[Ready]", ready.message ?? cited``, ready.lastTransitionTime ?? null),
    ],
    since: ready.lastTransitionTime ?? null,
    why: message("finding.mark.readiness-gate"),
    suspects: [anyField("readinessGates")],
  };
}
