import { cited } from "@/lib/contract/cluster-text";
import { message } from "@/lib/contract/message";
import { aboutContainer, type ContainerView, eventOf, waitingEvidence } from "./container-view";
import type { KubeEvent } from "../objects/pod-objects";
import { type PullFailure, pullFailureIn, UNREACHABLE } from "../messages/pull-failure";
import { anyOf, containerField, podField } from "../messages/suspects";
import { type ContainerTrouble, reasonMark } from "./trouble";

/** Kubernetes pkg/kubelet/images/types.go. */
const PULLING = [
  "ErrImagePull",
  "ImagePullBackOff",
  "InvalidImageName",
  "ErrImageNeverPull",
  "ImageInspectError",
  "RegistryUnavailable",
  "SignatureValidationFailed",
];

/** Why the image of a container cannot be had; undefined where it does not wait for its image. */
export function imageTrouble(view: ContainerView): ContainerTrouble | undefined {
  const { reason = cited``, message: said = "" } = view.status.state?.waiting ?? {};
  if (!PULLING.includes(reason)) return undefined;
  const failed = eventOf(view, ["Failed"], /^Failed to pull image|^Failed to inspect image/);
  const noSecret = eventOf(view, ["FailedToRetrieveImagePullSecret"]);
  // In back-off the kubelet says only that it waits; the cause stands in an event, in newer versions in the message too.
  const text = [failed?.message, said].filter((words) => words !== undefined).join(" ");
  const kind = kindOf(view, reason, text);
  // A registry that was never asked for credentials, or said what else is wrong, does not miss them.
  const secret = noSecret && (kind.isUnknown || kind.code === "image-unauthorized") ? missingSecret(noSecret) : null;
  const { code, why, advice } = secret === null ? kind : secretMissing(secret);
  const { image, named } = view;
  return {
    ...aboutContainer(view),
    code,
    subject: [view.status.name, image, why],
    family: `image ${view.status.name}`,
    vague: kind.vague && secret === null,
    sentence: (pods) => message("finding.image", { image, container: named, why, pods }),
    reason: message("finding.reason.image", { image, why }),
    advice,
    evidence: waitingEvidence(view, secret === null ? failed : noSecret),
    why: reasonMark(reason),
    suspects: [
      containerField(view.status.name, "image"),
      anyOf(podField("imagePullSecrets", "serviceAccountName"), containerField(view.status.name, "imagePullPolicy")),
    ],
  };
}

type Kind = PullFailure & { vague: boolean; isUnknown: boolean };

/** What the kubelet's reason says by itself. */
const BY_REASON: Readonly<Record<string, PullFailure>> = {
  InvalidImageName: {
    code: "image-name-invalid",
    why: message("finding.pull.name-invalid"),
    advice: message("finding.advice.correct-image-name"),
  },
  ErrImageNeverPull: {
    code: "image-pull-failed",
    why: message("finding.pull.never"),
    advice: message("finding.advice.pull-policy"),
  },
  SignatureValidationFailed: {
    code: "image-pull-failed",
    why: message("finding.pull.no-valid-signature"),
    advice: message("finding.advice.sign-image"),
  },
};

function kindOf({ image }: ContainerView, reason: string, text: string): Kind {
  const unreachable = reason === "RegistryUnavailable" ? UNREACHABLE : undefined;
  const found = BY_REASON[reason] ?? pullFailureIn(text, image) ?? unreachable;
  if (found) return { ...found, vague: false, isUnknown: false };
  return {
    code: "image-pull-failed",
    why: message("finding.pull.failed"),
    advice: message("finding.advice.pull-unknown"),
    vague: text === "" || /^Back-off pulling image "[^"]*"$/.test(text),
    isUnknown: true,
  };
}

function missingSecret({ message: text = cited`` }: KubeEvent): string | null {
  return /secrets? \(([^)]+)\)/.exec(text)?.[1] ?? null;
}

function secretMissing(secret: string): PullFailure {
  return {
    code: "image-unauthorized",
    why: message("finding.pull.no-secret", { secret }),
    advice: message("finding.advice.pull-secret", { secret }),
  };
}
