import type {
  EvictionFacts,
  FindingPodFacts,
  NodeRefusalFacts,
  PlacementFacts,
  PodMarkFacts,
  SandboxFacts,
  VolumeFailureFacts,
} from "@/lib/contract/facts/findings-pods";
import type { SentencesOf } from "../sentences";
import { capitalised, enumerated } from "./phrases";
import { podsOf } from "./pod-shares";

const sandboxes: SentencesOf<SandboxFacts> = {
  "finding.sandbox.disk-full": () => "the node's disk is full",
  "finding.sandbox.failed": () => "the node cannot make the pod's sandbox",
  "finding.sandbox.image": () => "the node cannot pull the image that holds the pod's sandbox",
  "finding.sandbox.network": () => "the node cannot set up the pod's network",
  "finding.sandbox.no-ip-address": () => "the node has no free IP address for the pod",
  "finding.sandbox.runtime-class": () => "the node does not have the runtime of the pod's runtimeClassName",
  "finding.sandbox.runtime-too-slow": () => "the node's runtime does not answer in time",
};

const evictions: SentencesOf<EvictionFacts> = {
  "finding.eviction.by-node": () => "their node evicted them",
  "finding.eviction.drained": () => "somebody drained their node or evicted them",
  "finding.eviction.node-gone": () => "their node is gone",
  "finding.eviction.node-low": ({ node, resource }) => `${nodeName(node)} ran low on ${resource}`,
  "finding.eviction.node-shut-down": () => "their node shut down",
  "finding.eviction.own-limit": () => "they used more storage than their own limit",
  "finding.eviction.preempted": () => "pods of higher priority took their place",
  "finding.eviction.tainted": () => "their node has a taint that they do not tolerate",
};

const marks: SentencesOf<PodMarkFacts> = {
  "finding.mark.reason": ({ reason }) => reason,
  "finding.mark.probe": ({ probe }) => probe,
  "finding.mark.readiness-gate": () => "readiness gate",
  "finding.mark.init-container": ({ container }) => `init ${container}`,
  "finding.mark.exit": ({ code }) => `exit ${code}`,
  "finding.mark.overdue": () => "overdue",
};

type OfOthers = NodeRefusalFacts & PlacementFacts & VolumeFailureFacts;

export const podFindings: SentencesOf<Omit<FindingPodFacts, keyof OfOthers>> = {
  ...sandboxes,
  ...evictions,
  ...marks,
  "finding.unschedulable": ({ why, pods }, say) => `No node takes ${podsOf(pods)}: ${enumerated(why.map(say))}.`,
  "finding.old-pods-in-the-way": ({ why, pods }, say) =>
    `Old and new pods wait for each other: no node takes ${podsOf(pods)}, as ${enumerated(why.map(say))} that are this rollout's own, and no old pod may go before a new one is available.`,
  "finding.refused-by-node": ({ node, reason, pods }) =>
    `${capitalised(nodeName(node))} does not take ${podsOf(pods)}: ${reason}.`,
  "finding.evicted": ({ why, pods }, say) => `${podsOf(pods)} had to leave: ${say(why)}.`,
  "finding.node-lost": ({ node, pods }) =>
    `Node ${node ?? "of the pod"} does not answer, and ${podsOf(pods)} run there.`,
  "finding.readiness-gate": ({ gate, pods }) => `Readiness gate ${gate} is not open on ${podsOf(pods)}.`,
  "finding.volume-not-mounted": ({ volume, why, pods }, say) =>
    `${volume === null ? "A volume" : `Volume "${volume}"`} cannot be mounted: ${say(why)} (${podsOf(pods)}).`,
  "finding.no-sandbox": ({ why, pods }, say) => `No container can start: ${say(why)} (${podsOf(pods)}).`,
};

function nodeName(node: string | null): string {
  return node === null ? "the node" : `node ${node}`;
}
