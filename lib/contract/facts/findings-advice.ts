import type { MessageOf } from "./message-of";

/** What usually helps where an image cannot be had. */
export type ImageAdviceFacts = Record<
  | "finding.advice.build-anew"
  | "finding.advice.build-for-platform"
  | "finding.advice.correct-image-name"
  | "finding.advice.image-name-and-tag"
  | "finding.advice.name-the-registry"
  | "finding.advice.nothing-to-do"
  | "finding.advice.pull-credentials"
  | "finding.advice.pull-limit"
  | "finding.advice.pull-policy"
  | "finding.advice.pull-unknown"
  | "finding.advice.push-again"
  | "finding.advice.registry-address"
  | "finding.advice.registry-by-http"
  | "finding.advice.registry-certificate"
  | "finding.advice.registry-name"
  | "finding.advice.registry-unreachable"
  | "finding.advice.sign-image",
  NoFacts
> & { "finding.advice.pull-secret": { secret: string } };

/** What usually helps where a container does not start, stay up or get ready. */
export type ContainerAdviceFacts = Record<
  | "finding.advice.apparmor"
  | "finding.advice.architecture"
  | "finding.advice.command"
  | "finding.advice.configuration"
  | "finding.advice.container-limits"
  | "finding.advice.exits-at-once"
  | "finding.advice.interpreter"
  | "finding.advice.kubelet-tries-again"
  | "finding.advice.liveness-probe"
  | "finding.advice.memory-limit"
  | "finding.advice.mount-path"
  | "finding.advice.node-problem"
  | "finding.advice.not-ready"
  | "finding.advice.out-of-memory"
  | "finding.advice.post-start-hook"
  | "finding.advice.read-only-root"
  | "finding.advice.readiness-probe"
  | "finding.advice.runtime-words"
  | "finding.advice.seccomp"
  | "finding.advice.selinux"
  | "finding.advice.startup-probe"
  | "finding.advice.user-in-image"
  | "finding.advice.user-not-root"
  | "finding.advice.user-not-root-or-image"
  | "finding.advice.user-number"
  | "finding.advice.volume-mounts"
  | "finding.advice.working-directory",
  NoFacts
> & {
  "finding.advice.missing-key": { kind: "ConfigMap" | "Secret"; name: string };
  "finding.advice.missing-object": { kind: "ConfigMap" | "Secret"; name: string };
  /** `mayBeForeign`: the program may be made for another architecture. */
  "finding.advice.previous-log": { pod: string; container: string; mayBeForeign: boolean };
  "finding.advice.init-log": { pod: string; container: string };
};

/** What usually helps where no node takes a pod, or its node cannot run it. */
export type PodAdviceFacts = Record<
  | "finding.advice.add-nodes"
  | "finding.advice.anti-affinity"
  | "finding.advice.attached-volumes"
  | "finding.advice.claim-being-deleted"
  | "finding.advice.claim-events"
  | "finding.advice.devices"
  | "finding.advice.evicted"
  | "finding.advice.file-server"
  | "finding.advice.file-server-network"
  | "finding.advice.free-node"
  | "finding.advice.host-path"
  | "finding.advice.host-port"
  | "finding.advice.node-lost"
  | "finding.advice.node-not-ready"
  | "finding.advice.node-selector"
  | "finding.advice.node-setting-up"
  | "finding.advice.old-pods-in-the-way"
  | "finding.advice.pod-affinity"
  | "finding.advice.readiness-gate"
  | "finding.advice.refused-by-node"
  | "finding.advice.requests"
  | "finding.advice.scheduler-words"
  | "finding.advice.scheduling-gates"
  | "finding.advice.storage-class"
  | "finding.advice.toleration"
  | "finding.advice.topology-label"
  | "finding.advice.topology-spread"
  | "finding.advice.uncordon"
  | "finding.advice.volume-attachment-limit"
  | "finding.advice.volume-driver"
  | "finding.advice.volume-evidence"
  | "finding.advice.volume-items"
  | "finding.advice.volume-of-ending-pod"
  | "finding.advice.volume-of-old-pod"
  | "finding.advice.volume-on-another-node"
  | "finding.advice.volume-out-of-reach"
  | "finding.advice.volume-read-write-once-pod"
  | "finding.advice.volume-sub-path",
  NoFacts
>;

/** What usually helps where something is refused, or a rollout stands still. */
export type RolloutAdviceFacts = Record<
  | "finding.advice.backing-off"
  | "finding.advice.counts-stand-still"
  | "finding.advice.deadline-ahead"
  | "finding.advice.deadline-exceeded"
  | "finding.advice.denied"
  | "finding.advice.limit-range"
  | "finding.advice.min-ready-waiting"
  | "finding.advice.pod-security"
  | "finding.advice.pod-security-policy"
  | "finding.advice.quota"
  | "finding.advice.quota-needs-requests"
  | "finding.advice.rule-in-evidence"
  | "finding.advice.security-context-constraint"
  | "finding.advice.slow-termination"
  | "finding.advice.surge-blocked"
  | "finding.advice.termination-overdue"
  | "finding.advice.webhook-unreachable",
  NoFacts
> & { "finding.advice.service-account": { name: string } };

/** What usually helps. */
export type FindingAdviceFacts = ImageAdviceFacts & ContainerAdviceFacts & PodAdviceFacts & RolloutAdviceFacts;

export type Advice = MessageOf<FindingAdviceFacts>;

type NoFacts = Record<never, never>;
