import type { MaskedText } from "../cluster-text";
import type { MessageOf } from "./message-of";
import type { PullFailureFacts } from "./findings-images";
import type { PodShare } from "./pod-share";

/** Which ConfigMap, Secret or key of one is missing. */
export type MissingFacts = {
  "finding.missing.key": { key: string; kind: "ConfigMap" | "Secret"; name: string };
  "finding.missing.object": { kind: "ConfigMap" | "Secret"; name: string };
};

/** What the runtime could not execute; null where it does not name it. */
type Program = { program: string | null };

/** Why a process is not started, as the end of a sentence. */
export type StartFailureFacts = Record<
  | "finding.start.apparmor"
  | "finding.start.cgroup"
  | "finding.start.config-unreadable"
  | "finding.start.device-missing"
  | "finding.start.disk-full"
  | "finding.start.file-for-directory"
  | "finding.start.gpu-runtime"
  | "finding.start.memory-limit-too-low"
  | "finding.start.mount-propagation"
  | "finding.start.name-taken"
  | "finding.start.no-command"
  | "finding.start.post-start-hook"
  | "finding.start.read-only-root"
  | "finding.start.refused"
  | "finding.start.root-by-image"
  | "finding.start.root-by-pod-template"
  | "finding.start.runtime-hook"
  | "finding.start.runtime-too-slow"
  | "finding.start.seccomp"
  | "finding.start.selinux"
  | "finding.start.user-not-in-image"
  | "finding.start.user-not-numeric"
  | "finding.start.volume-not-mounted"
  | "finding.start.working-directory",
  NoFacts
> &
  Record<
    | "finding.start.is-directory"
    | "finding.start.no-interpreter"
    | "finding.start.not-executable"
    | "finding.start.not-in-path"
    | "finding.start.program-missing"
    | "finding.start.wrong-architecture",
    Program
  >;

/** How a process ended: its exit code, and the signal behind it, such as `SIGKILL`. */
export type Exit = { code: number; signal: string | null };

/** What a probe asks; what it does not ask by is null. */
export type ProbeTarget = { path: string | null; port: string | null; command: string | null };
type At = { at: ProbeTarget };

/** What a probe met, to go on after a colon. */
export type ProbeAnswerFacts = Record<
  | "finding.probe.closed"
  | "finding.probe.failed"
  | "finding.probe.grpc-not-serving"
  | "finding.probe.host-unresolved"
  | "finding.probe.http-answered-otherwise"
  | "finding.probe.https-answered-by-http"
  | "finding.probe.no-grpc-health"
  | "finding.probe.nothing-listens"
  | "finding.probe.pod-unreachable"
  | "finding.probe.tls",
  At
> & {
  "finding.probe.http-status": At & { status: number };
  "finding.probe.no-answer": At & { seconds: number };
  "finding.probe.command-failed": { command: string; said: MaskedText | null };
  "finding.probe.command-missing": { command: string };
  "finding.probe.command-too-slow": { command: string; seconds: number };
  "finding.probe.other": { said: MaskedText };
};

export type ProbeName = "liveness" | "readiness" | "startup";

/** What is wrong with a container, to go on after a colon. */
export type ContainerReasonFacts = MissingFacts &
  StartFailureFacts & {
    "finding.reason.image": { image: string | null; why: MessageOf<PullFailureFacts> };
    "finding.reason.configuration-missing": NoFacts;
    "finding.reason.never-ran": { why: MessageOf<StartFailureFacts>; exit: Exit };
    "finding.reason.out-of-memory": { limit: string | null };
    "finding.reason.exits-at-once": NoFacts;
    "finding.reason.crashes": { exit: Exit };
    "finding.reason.lost": NoFacts;
    "finding.reason.probe-fails": { probe: ProbeName; met: MessageOf<ProbeAnswerFacts> };
    "finding.reason.probe-not-met": { probe: ProbeName; asks: ProbeTarget };
    "finding.reason.not-ready": NoFacts;
  };

/** `container`: its name where the pod has several. */
type OfContainer = { container: string | null; pods: PodShare };
type WithReason = OfContainer & { why: MessageOf<ContainerReasonFacts> };

/** What is wrong with the containers of pods. */
export type FindingContainerFacts = ProbeAnswerFacts &
  ContainerReasonFacts & {
    "finding.cannot-start": WithReason;
    "finding.stops": WithReason;
    "finding.killed": WithReason;
    "finding.not-ready": WithReason;
    "finding.configuration-missing": OfContainer;
    "finding.needs-what-is-missing": OfContainer & { missing: MessageOf<MissingFacts> };
    /** `kills`: whether the kubelet kills the container for it, or will. */
    "finding.probe-fails": OfContainer & {
      probe: ProbeName;
      met: MessageOf<ProbeAnswerFacts>;
      kills: "no" | "yes" | "soon";
    };
    "finding.init-container-stuck": { container: string; why: MessageOf<ContainerReasonFacts>; pods: PodShare };
    "finding.init-container-runs": { container: string; pods: PodShare };
  };

type NoFacts = Record<never, never>;
