import type { FindingCode } from "@/lib/contract/finding";
import { aboutContainer, type ContainerView, eventOf, waitingEvidence } from "./container-view";
import type { KubeEvent } from "../objects/pod-objects";
import { pullFailureIn, UNREACHABLE } from "../messages/pull-failure";
import { anyOf, containerField, podField } from "../messages/suspects";
import type { Trouble } from "./trouble";

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
export function imageTrouble(view: ContainerView): Trouble | undefined {
  const { reason = "", message = "" } = view.status.state?.waiting ?? {};
  if (!PULLING.includes(reason)) return undefined;
  const failed = eventOf(view, ["Failed"], /^Failed to pull image|^Failed to inspect image/);
  const noSecret = eventOf(view, ["FailedToRetrieveImagePullSecret"]);
  // In back-off the kubelet says only that it waits; the cause stands in an event, in newer versions in the message too.
  const text = [failed?.message, message].filter((said) => said !== undefined).join(" ");
  const kind = kindOf(view, reason, text);
  // A registry that was never asked for credentials, or said what else is wrong, does not miss them.
  const secret = noSecret && (kind.isUnknown || kind.code === "image-unauthorized") ? missingSecret(noSecret) : null;
  const { code, short, sentence, advice } = secret ? { ...kind, ...secretMissing(view, secret) } : kind;
  return {
    ...aboutContainer(view),
    code,
    subject: `${view.status.name} ${view.image} ${short}`,
    family: `image ${view.status.name}`,
    vague: kind.vague && !secret,
    sentence: (pods) => `${sentence} (${pods}).`,
    short,
    advice,
    evidence: waitingEvidence(view, secret ? noSecret : failed),
    why: reason,
    suspects: [
      containerField(view.status.name, "image"),
      anyOf(podField("imagePullSecrets", "serviceAccountName"), containerField(view.status.name, "imagePullPolicy")),
    ],
  };
}

type Kind = { code: FindingCode; short: string; sentence: string; advice: string; vague: boolean; isUnknown: boolean };

function kindOf({ image, named }: ContainerView, reason: string, text: string): Kind {
  const the = named === "" ? `Image ${image}` : `Image ${image} of container${named}`;
  const kind = (code: FindingCode, said: string, advice: string): Kind => ({
    code,
    short: `its image ${image} ${said}`,
    sentence: `${the} ${said}`,
    advice,
    vague: false,
    isUnknown: false,
  });
  if (reason === "InvalidImageName") {
    return kind("image-name-invalid", "is no valid image name", "Correct the name in the pod template.");
  }
  if (reason === "ErrImageNeverPull") {
    const advice = "Set imagePullPolicy to IfNotPresent, or load the image onto every node.";
    return kind("image-pull-failed", "is not on the node, and imagePullPolicy Never forbids to pull it", advice);
  }
  if (reason === "SignatureValidationFailed") {
    return kind("image-pull-failed", "has no valid signature", "Sign the image, or correct the node's policy.");
  }
  const found = pullFailureIn(text, image) ?? (reason === "RegistryUnavailable" ? UNREACHABLE : undefined);
  if (found) return kind(found.code, found.said, found.advice);
  const advice = "The evidence has the runtime's own words. Check name, tag, credentials and registry.";
  return {
    ...kind("image-pull-failed", "cannot be pulled", advice),
    vague: text === "" || /^Back-off pulling image "[^"]*"$/.test(text),
    isUnknown: true,
  };
}

function missingSecret({ message = "" }: KubeEvent): string | null {
  return /secrets? \(([^)]+)\)/.exec(message)?.[1] ?? null;
}

function secretMissing({ image, named }: ContainerView, secret: string): Partial<Kind> {
  const said = `cannot be pulled: image pull secret "${secret}" does not exist`;
  return {
    code: "image-unauthorized",
    short: `its image ${image} ${said}`,
    sentence: `Image ${image}${named === "" ? "" : ` of container${named}`} ${said}`,
    advice: `Create Secret "${secret}" in this namespace, or correct imagePullSecrets.`,
  };
}
