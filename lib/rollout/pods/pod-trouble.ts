import { containerViews } from "./container-view";
import { containerTrouble, initTrouble } from "./container-trouble";
import type { PodTemplate } from "../objects/objects";
import { type KubeEvent, type Pod, podConditionOf } from "../objects/pod-objects";
import type { Rivals } from "./rivals";
import { schedulingTrouble } from "./scheduling-trouble";
import { anyField, podField, resource } from "../messages/suspects";
import { eventEvidence, podEvidence, type Trouble } from "./trouble";
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
  const { phase, reason = "", message = "" } = pod.status;
  const disrupted = podConditionOf(pod, "DisruptionTarget");
  const taken = disrupted?.status === "True" ? disrupted : undefined;
  if (phase !== "Failed" || reason === "NodeLost") return undefined;
  const node = pod.spec.nodeName === undefined ? "the node" : `node ${pod.spec.nodeName}`;
  const text = message || (taken?.message ?? reason);
  const base: Pick<Trouble, "weight" | "vague" | "family" | "since" | "why" | "evidence"> = {
    weight: "cause",
    vague: false,
    family: "ended",
    since: taken?.lastTransitionTime ?? pod.metadata.creationTimestamp,
    why: reason || (taken?.reason ?? "Failed"),
    evidence: [
      podEvidence(pod, "status.reason", [reason, text].filter(Boolean).join(": "), taken?.lastTransitionTime ?? null),
    ],
  };
  if (reason === "Evicted" || taken || MOVED_ON.includes(reason)) {
    const low = /low on resource: ([\w-]+)/.exec(text)?.[1];
    const own = OWN_LIMIT.test(text);
    const short = own
      ? "they used more storage than their own limit"
      : low === undefined
        ? evictionWords(reason, taken?.reason)
        : `${node} ran low on ${low}`;
    return {
      ...base,
      code: "evicted",
      subject: short,
      sentence: (pods) => `${pods.replace(/^./, (letter) => letter.toUpperCase())} had to leave: ${short}.`,
      short,
      advice: "Others take their place. If it happens again, set requests and limits that fit what the pods use.",
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
      subject: reason,
      sentence: (pods) => `${node.replace(/^n/, "N")} does not take ${pods}: ${reason}.`,
      short: reason,
      advice: "The node refused what the scheduler had sent: it was full, or changed, meanwhile. Others are tried.",
      suspects: [resource(null, /./), anyField("nodeSelector", "affinity", "hostPort")],
    };
  }
  return undefined;
}

function evictionWords(reason: string, disruption: string | undefined): string {
  switch (disruption ?? reason) {
    case "PreemptionByScheduler":
    case "Preempting":
      return "pods of higher priority took their place";
    case "DeletionByTaintManager":
      return "their node has a taint that they do not tolerate";
    case "EvictionByEvictionAPI":
      return "somebody drained their node or evicted them";
    case "DeletionByPodGC":
      return "their node is gone";
    case "TerminationByKubelet":
    case "NodeShutdown":
    case "Terminated":
    case "Shutdown":
      return "their node shut down";
    default:
      return "their node evicted them";
  }
}

/** A pod whose node does not answer any more. */
function nodeLost(pod: Pod, events: readonly KubeEvent[]): Trouble | undefined {
  const lost = pod.status.reason === "NodeLost";
  const ready = podConditionOf(pod, "Ready");
  const silent = ready?.status === "True" ? undefined : events.find(({ reason }) => reason === "NodeNotReady");
  if (!lost && !silent) return undefined;
  const node = pod.spec.nodeName ?? "of the pod";
  return {
    code: "node-lost",
    weight: "cause",
    subject: node,
    family: `node ${node}`,
    vague: false,
    sentence: (pods) => `Node ${node} does not answer, and ${pods} run there.`,
    short: `node ${node} does not answer`,
    advice: "Pods are moved after five minutes, unless they tolerate it longer. See to the node, or drain it.",
    evidence: silent
      ? [eventEvidence(silent)]
      : [podEvidence(pod, "status.reason", `NodeLost: ${pod.status.message ?? ""}`, ready?.lastTransitionTime ?? null)],
    since: ready?.lastTransitionTime ?? null,
    why: "NodeLost",
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
    subject: `gate ${gate}`,
    family: "gate",
    vague: false,
    sentence: (pods) => `Readiness gate ${gate} is not open on ${pods}.`,
    short: `readiness gate ${gate} is not open`,
    advice: "Whoever sets this condition, often a load balancer's controller, has not done so yet.",
    evidence: [podEvidence(pod, "status.conditions[Ready]", ready.message ?? "", ready.lastTransitionTime ?? null)],
    since: ready.lastTransitionTime ?? null,
    why: "readiness gate",
    suspects: [anyField("readinessGates")],
  };
}
