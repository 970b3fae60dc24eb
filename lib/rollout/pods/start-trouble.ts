import { cited, type MaskedText } from "@/lib/contract/cluster-text";
import { message } from "@/lib/contract/message";
import { aboutContainer, type ContainerView, eventOf, waitingEvidence } from "./container-view";
import type { ContainerStatus } from "../objects/pod-objects";
import { type StartFailure, startFailureIn } from "../messages/start-failure";
import { anyOf, containerField, podField } from "../messages/suspects";
import { missingIn } from "../messages/missing-config";
import { type ContainerTrouble, podEvidence, reasonMark } from "./trouble";

const NOT_STARTED = [
  "CreateContainerError",
  "RunContainerError",
  "StartError",
  "ContainerCannotRun",
  "PostStartHookError",
  "PreCreateHookError",
  "PreStartHookError",
];
/** Kubernetes pkg/kubelet/kuberuntime/security_context_others.go; the most specific first. */
const AS_ROOT: readonly (StartFailure & { fits: RegExp })[] = [
  {
    fits: /non-numeric user/,
    why: message("finding.start.user-not-numeric"),
    advice: message("finding.advice.user-number"),
  },
  {
    fits: /runAsUser breaks non-root policy/,
    why: message("finding.start.root-by-pod-template"),
    advice: message("finding.advice.user-not-root"),
  },
  {
    fits: /runAsNonRoot/,
    why: message("finding.start.root-by-image"),
    advice: message("finding.advice.user-not-root-or-image"),
  },
];

/** What the kubelet prepares for a container beside its environment. */
const NOT_CONFIGURATION = /subPath|failed to sync/i;

/** Why a container cannot be made from its configuration; undefined where it can. */
export function configurationTrouble(view: ContainerView): ContainerTrouble | undefined {
  const { reason = cited``, message: said = "" } = view.status.state?.waiting ?? {};
  if (reason !== "CreateContainerConfigError") return undefined;
  const failed = eventOf(view, ["Failed"], /^Error: /);
  const text = said || (failed?.message ?? "");
  const { name } = view.status;
  const base = { ...aboutContainer(view), evidence: waitingEvidence(view, failed), why: reasonMark(reason) };
  const missing = missingIn(text);
  const asRoot = AS_ROOT.find(({ fits }) => fits.test(text));
  const notMade = asRoot ?? (missing === null && NOT_CONFIGURATION.test(text) ? startFailureIn(text) : undefined);
  if (notMade) {
    const { why, advice } = notMade;
    return {
      ...base,
      code: "cannot-start",
      subject: [name, why],
      sentence: (pods) => message("finding.cannot-start", { container: view.named, why, pods }),
      reason: why,
      advice,
      suspects: [
        anyOf(containerField(name, "securityContext", "volumeMounts"), podField("securityContext", "volumes")),
        containerField(name, "image"),
      ],
    };
  }
  const container = view.named;
  return {
    ...base,
    code: "configuration-missing",
    subject: [name, missing?.what ?? null],
    vague: missing === null,
    sentence: (pods) =>
      missing
        ? message("finding.needs-what-is-missing", { container, missing: missing.what, pods })
        : message("finding.configuration-missing", { container, pods }),
    reason: missing?.what ?? message("finding.reason.configuration-missing"),
    advice: missing?.advice ?? message("finding.advice.configuration"),
    suspects: missing ? missing.suspects : [containerField(name, "env", "envFrom")],
  };
}

/** Why the process of a container cannot be started; undefined where it can. */
export function startTrouble(view: ContainerView): ContainerTrouble | undefined {
  const found = notStarted(view.status);
  if (!found) return undefined;
  const failed = eventOf(view, ["Failed", "FailedPostStartHook"], /^Error: |hook/i);
  const text = found.message || (failed?.message ?? cited``);
  const { why, advice } = startFailureIn(text, found.reason);
  const { name } = view.status;
  return {
    ...aboutContainer(view),
    code: "cannot-start",
    subject: [name, why],
    sentence: (pods) => message("finding.cannot-start", { container: view.named, why, pods }),
    reason: why,
    advice,
    evidence: [podEvidence(view.pod, `${view.field}.${found.place}`, cited`${found.reason}: ${text}`, found.at)],
    why: reasonMark(found.reason),
    suspects: [
      containerField(name, "command", "args", "workingDir", "lifecycle"),
      containerField(name, "image"),
      anyOf(containerField(name, "securityContext", "volumeMounts"), podField("securityContext", "volumes")),
    ],
  };
}

type NotStarted = { reason: MaskedText; message: MaskedText; place: string; at: string | null };

function notStarted({ state, lastState }: ContainerStatus): NotStarted | undefined {
  const waiting = state?.waiting;
  if (waiting && NOT_STARTED.includes(waiting.reason ?? "")) {
    return { reason: waiting.reason ?? cited``, message: waiting.message ?? cited``, place: "state.waiting", at: null };
  }
  const places = [
    ["state.terminated", state?.terminated],
    ["lastState.terminated", state?.running ? undefined : lastState?.terminated],
  ] as const;
  for (const [place, ended] of places) {
    if (ended && NOT_STARTED.includes(ended.reason ?? "")) {
      return {
        reason: ended.reason ?? cited``,
        message: ended.message ?? cited``,
        place,
        at: ended.finishedAt ?? null,
      };
    }
  }
  return undefined;
}
