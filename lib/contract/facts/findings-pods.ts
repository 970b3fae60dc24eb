import type { MaskedText } from "../cluster-text";
import type { MissingFacts, ProbeName } from "./findings-containers";
import type { MessageOf } from "./message-of";
import type { PodShare } from "./pod-share";

/** Why some nodes do not take a pod, to go on after how many they are. */
export type NodeRefusalFacts = Record<
  | "finding.node.affinity"
  | "finding.node.anti-affinity"
  | "finding.node.attached-volumes"
  | "finding.node.cordoned"
  | "finding.node.devices"
  | "finding.node.host-port"
  | "finding.node.no-room"
  | "finding.node.not-ready"
  | "finding.node.selector"
  | "finding.node.setting-up"
  | "finding.node.silent"
  | "finding.node.storage"
  | "finding.node.topology-label"
  | "finding.node.topology-spread"
  | "finding.node.volume-in-use"
  | "finding.node.volume-out-of-reach",
  NoFacts
> & {
  "finding.node.lacks": { resource: string };
  "finding.node.pressure": { of: "memory" | "disk" | "pid" };
  /** `taint`: null where the scheduler does not name it. */
  "finding.node.tainted": { taint: string | null };
};

/** `claim`: the name of a PersistentVolumeClaim; null where the scheduler does not say it. */
type OfClaim = { claim: string | null };

/** Why no node takes a pod; several are told as a list. */
export type PlacementFacts = {
  /** `nodes` of `of` nodes; null where the scheduler gives no number. */
  "finding.placement.nodes": { nodes: number | null; of: number; why: MessageOf<NodeRefusalFacts> };
  "finding.placement.no-nodes": NoFacts;
  "finding.placement.gated": NoFacts;
  "finding.placement.unsaid": NoFacts;
  "finding.placement.other": { said: MaskedText };
  "finding.placement.claim-being-deleted": OfClaim;
  "finding.placement.claim-not-made": OfClaim;
  "finding.placement.claim-volume-missing": OfClaim;
  "finding.placement.claim-missing": OfClaim;
  "finding.placement.claim-unbound": OfClaim;
};

/** Why a volume is not there, to go on after a colon. */
export type VolumeFailureFacts = Record<
  | "finding.volume.access-denied"
  | "finding.volume.attach-failed"
  | "finding.volume.attachment-limit"
  | "finding.volume.backing-missing"
  | "finding.volume.busy"
  | "finding.volume.config-unreadable"
  | "finding.volume.file-server-silent"
  | "finding.volume.file-system"
  | "finding.volume.host-path"
  | "finding.volume.not-in-time"
  | "finding.volume.permission-denied"
  | "finding.volume.set-up-failed"
  | "finding.volume.sub-path",
  NoFacts
> & {
  "finding.volume.no-key": { key: string };
  "finding.volume.no-driver": { driver: string };
  /** `pods`: who has it, where the cluster says so. */
  "finding.volume.on-another-node": { pods: readonly string[] };
  /** `pod`: the rollout's own older pod that has it. `node`: null where that is not known. */
  "finding.volume.held-by-own-pod": { pod: string; node: string | null; isEnding: boolean };
};

/** Why a node cannot even make the sandbox of a pod. */
export type SandboxFacts = Record<
  | "finding.sandbox.disk-full"
  | "finding.sandbox.failed"
  | "finding.sandbox.image"
  | "finding.sandbox.network"
  | "finding.sandbox.no-ip-address"
  | "finding.sandbox.runtime-class"
  | "finding.sandbox.runtime-too-slow",
  NoFacts
>;

/** Why pods had to leave their node. */
export type EvictionFacts = Record<
  | "finding.eviction.by-node"
  | "finding.eviction.drained"
  | "finding.eviction.node-gone"
  | "finding.eviction.node-shut-down"
  | "finding.eviction.own-limit"
  | "finding.eviction.preempted"
  | "finding.eviction.tainted",
  NoFacts
> & { "finding.eviction.node-low": { node: string | null; resource: string } };

/** A word or two for one pod. */
export type PodMarkFacts = {
  /** Kubernetes' own: `CrashLoopBackOff`, `Unschedulable` … */
  "finding.mark.reason": { reason: MaskedText };
  "finding.mark.probe": { probe: ProbeName };
  "finding.mark.readiness-gate": NoFacts;
  "finding.mark.init-container": { container: string };
  "finding.mark.exit": { code: number };
  "finding.mark.overdue": NoFacts;
};

/** What is wrong with pods as a whole. `node` is null where it is not known. */
export type FindingPodFacts = NodeRefusalFacts &
  PlacementFacts &
  VolumeFailureFacts &
  SandboxFacts &
  EvictionFacts &
  PodMarkFacts & {
    "finding.unschedulable": { why: readonly MessageOf<PlacementFacts>[]; pods: PodShare };
    "finding.old-pods-in-the-way": { why: readonly MessageOf<PlacementFacts>[]; pods: PodShare };
    "finding.refused-by-node": { node: string | null; reason: MaskedText; pods: PodShare };
    "finding.evicted": { why: MessageOf<EvictionFacts>; pods: PodShare };
    "finding.node-lost": { node: string | null; pods: PodShare };
    "finding.readiness-gate": { gate: string; pods: PodShare };
    "finding.volume-not-mounted": {
      volume: string | null;
      why: MessageOf<VolumeFailureFacts & MissingFacts>;
      pods: PodShare;
    };
    "finding.no-sandbox": { why: MessageOf<SandboxFacts>; pods: PodShare };
  };

type NoFacts = Record<never, never>;
