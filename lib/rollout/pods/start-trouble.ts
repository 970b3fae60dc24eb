import { aboutContainer, type ContainerView, eventOf, waitingEvidence } from "./container-view";
import type { ContainerStatus } from "../objects/pod-objects";
import { startFailureIn } from "../messages/start-failure";
import { anyOf, containerField, podField } from "../messages/suspects";
import { missingIn } from "../messages/missing-config";
import { podEvidence, type Trouble } from "./trouble";

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
const AS_ROOT: readonly { fits: RegExp; words: string; advice: string }[] = [
  {
    fits: /non-numeric user/,
    words: "it must not run as root, and its image names a user whose number the node cannot know",
    advice: "Set securityContext.runAsUser to the user's number, or name the user by number in the image.",
  },
  {
    fits: /runAsUser breaks non-root policy/,
    words: "it must not run as root, but its runAsUser is 0",
    advice: "Set securityContext.runAsUser to a user that is not 0.",
  },
  {
    fits: /runAsNonRoot/,
    words: "it must not run as root, but its image does",
    advice: "Set securityContext.runAsUser to a user that is not 0, or use an image with a numeric user.",
  },
];

/** What the kubelet prepares for a container beside its environment. */
const NOT_CONFIGURATION = /subPath|failed to sync/i;

/** Why a container cannot be made from its configuration; undefined where it can. */
export function configurationTrouble(view: ContainerView): Trouble | undefined {
  const { reason = "", message = "" } = view.status.state?.waiting ?? {};
  if (reason !== "CreateContainerConfigError") return undefined;
  const failed = eventOf(view, ["Failed"], /^Error: /);
  const text = message || (failed?.message ?? "");
  const { name } = view.status;
  const base = { ...aboutContainer(view), evidence: waitingEvidence(view, failed), why: reason };
  const missing = missingIn(text);
  const asRoot = AS_ROOT.find(({ fits }) => fits.test(text));
  const notMade = asRoot ?? (missing === null && NOT_CONFIGURATION.test(text) ? startFailureIn(text) : undefined);
  if (notMade) {
    const { words, advice } = notMade;
    return {
      ...base,
      code: "cannot-start",
      subject: `${name} ${words}`,
      sentence: (pods) => `Container${view.named} cannot start: ${words} (${pods}).`,
      short: words,
      advice,
      suspects: [
        anyOf(containerField(name, "securityContext", "volumeMounts"), podField("securityContext", "volumes")),
        containerField(name, "image"),
      ],
    };
  }
  return {
    ...base,
    code: "configuration-missing",
    subject: `${name} ${missing?.words ?? ""}`,
    vague: missing === null,
    sentence: (pods) =>
      missing
        ? `${missing.words}, and container${view.named} needs it (${pods}).`
        : `Configuration of container${view.named} is missing (${pods}).`,
    short: missing ? missing.words : "its configuration is missing",
    advice: missing?.advice ?? "The evidence names what is missing: create it, or correct the reference.",
    suspects: missing ? missing.suspects : [containerField(name, "env", "envFrom")],
  };
}

/** Why the process of a container cannot be started; undefined where it can. */
export function startTrouble(view: ContainerView): Trouble | undefined {
  const found = notStarted(view.status);
  if (!found) return undefined;
  const failed = eventOf(view, ["Failed", "FailedPostStartHook"], /^Error: |hook/i);
  const text = found.message || (failed?.message ?? "");
  const { words, advice } = startFailureIn(text, found.reason);
  const { name } = view.status;
  return {
    ...aboutContainer(view),
    code: "cannot-start",
    subject: `${name} ${words}`,
    sentence: (pods) => `Container${view.named} cannot start: ${words} (${pods}).`,
    short: words,
    advice,
    evidence: [podEvidence(view.pod, `${view.field}.${found.place}`, `${found.reason}: ${text}`, found.at)],
    why: found.reason,
    suspects: [
      containerField(name, "command", "args", "workingDir", "lifecycle"),
      containerField(name, "image"),
      anyOf(containerField(name, "securityContext", "volumeMounts"), podField("securityContext", "volumes")),
    ],
  };
}

type NotStarted = { reason: string; message: string; place: string; at: string | null };

function notStarted({ state, lastState }: ContainerStatus): NotStarted | undefined {
  const waiting = state?.waiting;
  if (waiting && NOT_STARTED.includes(waiting.reason ?? "")) {
    return { reason: waiting.reason ?? "", message: waiting.message ?? "", place: "state.waiting", at: null };
  }
  const places = [
    ["state.terminated", state?.terminated],
    ["lastState.terminated", state?.running ? undefined : lastState?.terminated],
  ] as const;
  for (const [place, ended] of places) {
    if (ended && NOT_STARTED.includes(ended.reason ?? "")) {
      return { reason: ended.reason ?? "", message: ended.message ?? "", place, at: ended.finishedAt ?? null };
    }
  }
  return undefined;
}
