import type { Advice } from "@/lib/contract/facts/findings-advice";
import type { NodeRefusalFacts } from "@/lib/contract/facts/findings-pods";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import { message } from "@/lib/contract/message";
import { anyField, anyOf, podField, resource, type Suspect } from "./suspects";

/** Why some nodes do not take a pod. */
export type NodeRefusal = {
  fits: RegExp;
  why: (match: RegExpExecArray) => MessageOf<NodeRefusalFacts>;
  advice: Advice;
  suspects: (match: RegExpExecArray) => Suspect[];
  /** What of other pods is in the way there; null where pods have nothing to do with it. */
  heldBy: "anti-affinity" | "host port" | "volume" | null;
  /** Whether it only says that the node is not meant for such pods, as control planes do: the others then tell more. */
  usual?: boolean;
};

export const PLACEMENT = anyOf(podField("nodeSelector", "affinity", "nodeName"));

const base = { heldBy: null, suspects: () => [] } as const;
const TOLERATION = message("finding.advice.toleration");

/**
 * Parts of the scheduler's message (Kubernetes pkg/scheduler/framework/plugins), the most specific first: taints that
 * Kubernetes sets by itself say what is wrong with a node, not that a toleration is missing.
 */
export const NODE_REFUSALS: readonly NodeRefusal[] = [
  {
    ...base,
    fits: /Insufficient ([^\s,]+)/,
    why: ([, name = ""]) => message("finding.node.lacks", { resource: name }),
    advice: message("finding.advice.requests"),
    suspects: ([, name = ""]) => [
      resource(null, new RegExp(`requests.*${name.replace(/\W/g, ".")}|limits.*${name.replace(/\W/g, ".")}`)),
    ],
  },
  {
    ...base,
    fits: /Too many pods/,
    why: () => message("finding.node.no-room"),
    advice: message("finding.advice.add-nodes"),
  },
  {
    ...base,
    fits: /node\.kubernetes\.io\/unschedulable/,
    why: () => message("finding.node.cordoned"),
    advice: message("finding.advice.uncordon"),
  },
  {
    ...base,
    fits: /node\.kubernetes\.io\/(not-ready|unreachable|network-unavailable)/,
    why: ([, state]) => message(state === "unreachable" ? "finding.node.silent" : "finding.node.not-ready"),
    advice: message("finding.advice.node-not-ready"),
  },
  {
    ...base,
    fits: /node\.kubernetes\.io\/(memory|disk|pid)-pressure/,
    why: ([, of]) => message("finding.node.pressure", { of: of === "memory" || of === "disk" ? of : "pid" }),
    advice: message("finding.advice.free-node"),
  },
  {
    ...base,
    fits: /node\.cloudprovider\.kubernetes\.io\/uninitialized/,
    why: () => message("finding.node.setting-up"),
    advice: message("finding.advice.node-setting-up"),
  },
  {
    ...base,
    fits: /taint \{(node-role\.kubernetes\.io\/(?:control-plane|master)): ?\}/,
    why: ([, taint = null]) => message("finding.node.tainted", { taint }),
    advice: TOLERATION,
    suspects: () => [podField("tolerations"), PLACEMENT],
    usual: true,
  },
  {
    ...base,
    fits: /taint \{([^}]*)\}|taint(?:s|\(s\))? that the pod didn't tolerate|untolerated taint(?! \{)/,
    why: ([, taint]) => message("finding.node.tainted", { taint: taint ? taint.replace(/: $/, "").trim() : null }),
    advice: TOLERATION,
    suspects: () => [podField("tolerations"), PLACEMENT],
  },
  {
    ...base,
    fits: /ReadWriteOncePod/,
    why: () => message("finding.node.volume-in-use"),
    advice: message("finding.advice.volume-read-write-once-pod"),
    suspects: () => [podField("volumes")],
    heldBy: "volume",
  },
  {
    ...base,
    fits: /exceed max volume count|max node volume/i,
    why: () => message("finding.node.attached-volumes"),
    advice: message("finding.advice.attached-volumes"),
    suspects: () => [podField("volumes")],
  },
  {
    ...base,
    fits: /enough free storage|no available volume zone/,
    why: () => message("finding.node.storage"),
    advice: message("finding.advice.storage-class"),
    suspects: () => [podField("volumes")],
  },
  {
    ...base,
    fits: /volume node affinity conflict|available persistent volumes|didn't find available|didn't match PersistentVolume/,
    why: () => message("finding.node.volume-out-of-reach"),
    advice: message("finding.advice.volume-out-of-reach"),
    suspects: () => [podField("volumes")],
  },
  {
    ...base,
    fits: /anti-affinity/,
    why: () => message("finding.node.anti-affinity"),
    advice: message("finding.advice.anti-affinity"),
    suspects: () => [podField("affinity")],
    heldBy: "anti-affinity",
  },
  {
    ...base,
    fits: /pod affinity/,
    why: () => message("finding.node.affinity"),
    advice: message("finding.advice.pod-affinity"),
    suspects: () => [podField("affinity")],
  },
  {
    ...base,
    fits: /topology spread[\s\S]*missing required label/,
    why: () => message("finding.node.topology-label"),
    advice: message("finding.advice.topology-label"),
    suspects: () => [podField("topologySpreadConstraints")],
  },
  {
    ...base,
    fits: /topology spread/,
    why: () => message("finding.node.topology-spread"),
    advice: message("finding.advice.topology-spread"),
    suspects: () => [podField("topologySpreadConstraints")],
  },
  {
    ...base,
    fits: /node affinity|node selector|nodeSelector|match node|requested node name|NodeName/i,
    why: () => message("finding.node.selector"),
    advice: message("finding.advice.node-selector"),
    suspects: () => [PLACEMENT],
  },
  {
    ...base,
    fits: /free ports|host ?port/i,
    why: () => message("finding.node.host-port"),
    advice: message("finding.advice.host-port"),
    suspects: () => [anyField("hostPort", "hostNetwork")],
    heldBy: "host port",
  },
  {
    ...base,
    fits: /allocate all (resource )?claims|resourceclaim/i,
    why: () => message("finding.node.devices"),
    advice: message("finding.advice.devices"),
    suspects: () => [podField("resourceClaims")],
  },
  {
    ...base,
    fits: /unschedulable/,
    why: () => message("finding.node.cordoned"),
    advice: message("finding.advice.uncordon"),
  },
];
