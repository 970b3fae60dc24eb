import { anyField, anyOf, podField, resource, type Suspect } from "./suspects";

/** Why some nodes do not take a pod, to go on after `2 of 3 nodes`. */
export type NodeRefusal = {
  fits: RegExp;
  say: (match: RegExpExecArray) => string;
  advice: string;
  suspects: (match: RegExpExecArray) => Suspect[];
  /** What of other pods is in the way there; null where pods have nothing to do with it. */
  heldBy: "anti-affinity" | "host port" | "volume" | null;
  /** Whether it only says that the node is not meant for such pods, as control planes do: the others then tell more. */
  usual?: boolean;
};

export const PLACEMENT = anyOf(podField("nodeSelector", "affinity", "nodeName"));

const base = { heldBy: null, suspects: () => [] } as const;
const TOLERATION = "Add a toleration to the pod template, or remove the taint where it is not wanted.";

/**
 * Parts of the scheduler's message (Kubernetes pkg/scheduler/framework/plugins), the most specific first: taints that
 * Kubernetes sets by itself say what is wrong with a node, not that a toleration is missing.
 */
export const NODE_REFUSALS: readonly NodeRefusal[] = [
  {
    ...base,
    fits: /Insufficient ([^\s,]+)/,
    say: ([, name]) => `lack ${name}`,
    advice: "Lower what the pods request, free some, or add nodes.",
    suspects: ([, name = ""]) => [
      resource(null, new RegExp(`requests.*${name.replace(/\W/g, ".")}|limits.*${name.replace(/\W/g, ".")}`)),
    ],
  },
  { ...base, fits: /Too many pods/, say: () => "have no room for another pod", advice: "Add nodes." },
  {
    ...base,
    fits: /node\.kubernetes\.io\/unschedulable/,
    say: () => "are cordoned",
    advice: "Uncordon them, or add nodes.",
  },
  {
    ...base,
    fits: /node\.kubernetes\.io\/(not-ready|unreachable|network-unavailable)/,
    say: ([, state]) => (state === "unreachable" ? "do not answer" : "are not ready"),
    advice: "See to these nodes: kubectl describe node says what they lack.",
  },
  {
    ...base,
    fits: /node\.kubernetes\.io\/(memory|disk|pid)-pressure/,
    say: ([, what]) => `run low on ${what === "pid" ? "process numbers" : what}`,
    advice: "Free some of it on these nodes, or add nodes.",
  },
  {
    ...base,
    fits: /node\.cloudprovider\.kubernetes\.io\/uninitialized/,
    say: () => "are still being set up",
    advice: "The cloud's controller does that. If it goes on, tell whoever runs the cluster.",
  },
  {
    ...base,
    fits: /taint \{(node-role\.kubernetes\.io\/(?:control-plane|master)): ?\}/,
    say: ([, taint]) => `have a taint that the pods do not tolerate (${taint})`,
    advice: TOLERATION,
    suspects: () => [podField("tolerations"), PLACEMENT],
    usual: true,
  },
  {
    ...base,
    fits: /taint \{([^}]*)\}|taint(?:s|\(s\))? that the pod didn't tolerate|untolerated taint(?! \{)/,
    say: ([, taint]) =>
      `have a taint that the pods do not tolerate${taint ? ` (${taint.replace(/: $/, "").trim()})` : ""}`,
    advice: TOLERATION,
    suspects: () => [podField("tolerations"), PLACEMENT],
  },
  {
    ...base,
    fits: /ReadWriteOncePod/,
    say: () => "have the pods' volume in use by another pod (ReadWriteOncePod)",
    advice: "Only one pod at a time may have this volume: use the strategy Recreate.",
    suspects: () => [podField("volumes")],
    heldBy: "volume",
  },
  {
    ...base,
    fits: /exceed max volume count|max node volume/i,
    say: () => "have as many volumes attached as they can",
    advice: "Add nodes, or nodes that take more volumes.",
    suspects: () => [podField("volumes")],
  },
  {
    ...base,
    fits: /enough free storage|no available volume zone/,
    say: () => "have no storage for the pods' volume",
    advice: "The volume's storage class has no room where these nodes are.",
    suspects: () => [podField("volumes")],
  },
  {
    ...base,
    fits: /volume node affinity conflict|available persistent volumes|didn't find available|didn't match PersistentVolume/,
    say: () => "cannot reach the pods' volume",
    advice: "The volume lives in a zone or on a node where nothing else fits: see its PersistentVolume.",
    suspects: () => [podField("volumes")],
  },
  {
    ...base,
    fits: /anti-affinity/,
    say: () => "are ruled out by the pods' affinity to other pods",
    advice: "With required anti-affinity a surge needs one node more than there are replicas.",
    suspects: () => [podField("affinity")],
    heldBy: "anti-affinity",
  },
  {
    ...base,
    fits: /pod affinity/,
    say: () => "have none of the pods that these must be near to",
    advice: "Correct podAffinity in the pod template, or see why those other pods are not there.",
    suspects: () => [podField("affinity")],
  },
  {
    ...base,
    fits: /topology spread[\s\S]*missing required label/,
    say: () => "lack the label that the topology spread constraints name",
    advice: "Label the nodes, or correct topologyKey in the pod template.",
    suspects: () => [podField("topologySpreadConstraints")],
  },
  {
    ...base,
    fits: /topology spread/,
    say: () => "break the topology spread constraints",
    advice: "Relax whenUnsatisfiable or maxSkew, or add nodes where they are missing.",
    suspects: () => [podField("topologySpreadConstraints")],
  },
  {
    ...base,
    fits: /node affinity|node selector|nodeSelector|match node|requested node name|NodeName/i,
    say: () => "do not match node selector or affinity",
    advice: "Correct nodeSelector or affinity in the pod template, or label the nodes.",
    suspects: () => [PLACEMENT],
  },
  {
    ...base,
    fits: /free ports|host ?port/i,
    say: () => "have the host port in use",
    advice: "With a hostPort a node takes one pod only: drop it, or let maxUnavailable make room.",
    suspects: () => [anyField("hostPort", "hostNetwork")],
    heldBy: "host port",
  },
  {
    ...base,
    fits: /allocate all (resource )?claims|resourceclaim/i,
    say: () => "cannot give the devices that the pods claim",
    advice: "See the pods' ResourceClaims, and the driver that serves them.",
    suspects: () => [podField("resourceClaims")],
  },
  { ...base, fits: /unschedulable/, say: () => "are cordoned", advice: "Uncordon them, or add nodes." },
];
