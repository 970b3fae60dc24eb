import type { FindingCode } from "@/lib/contract/finding";
import { aboutContainer, type ContainerView, eventOf, waitingEvidence } from "./container-view";
import { anyOf, containerField, podField } from "./suspects";
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
const AMBIGUOUS = /pull access denied|repository does not exist or may require/i;
const UNAUTHORIZED =
  /unauthorized|authentication required|authorization failed|no basic auth|insufficient_scope|forbidden|access denied|\b40[13]\b/i;
const MISSING = /manifest unknown|not found|no such image|does not exist|name unknown|\b404\b/i;
const LIMITED = /toomanyrequests|too many requests|pull rate limit|\b429\b/i;
const UNREACHABLE =
  /no such host|i\/o timeout|connection refused|connection reset|dial tcp|x509|tls|deadline exceeded|server misbehaving|unavailable|no route|EOF|\b50[0-4]\b/i;

/** Why the image of a container cannot be had; undefined where it does not wait for its image. */
export function imageTrouble(view: ContainerView): Trouble | undefined {
  const { reason = "", message = "" } = view.status.state?.waiting ?? {};
  if (!PULLING.includes(reason)) return undefined;
  const failed = eventOf(view, ["Failed"], /^Failed to pull image|^Failed to inspect image/);
  const noSecret = eventOf(view, ["FailedToRetrieveImagePullSecret"]);
  // In back-off the kubelet says only that it waits; the cause stands in an event, in newer versions in the message too.
  const text = [failed?.message, message].filter((said) => said !== undefined).join(" ");
  const kind = kindOf(view, reason, text);
  const secret = noSecret && kind.code !== "image-not-found" ? missingSecret(noSecret.message ?? "") : null;
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

type Kind = { code: FindingCode; short: string; sentence: string; advice: string; vague: boolean };

function kindOf({ image, named }: ContainerView, reason: string, text: string): Kind {
  const the = named === "" ? `Image ${image}` : `Image ${image} of container${named}`;
  const kind = (code: FindingCode, said: string, advice: string, vague = false): Kind => ({
    code,
    short: `its image ${image} ${said}`,
    sentence: `${the} ${said}`,
    advice,
    vague,
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
  const credentials = "Check the image's name, and the imagePullSecrets of the pod or of its ServiceAccount.";
  if (AMBIGUOUS.test(text)) {
    return kind("image-unauthorized", "does not exist, or pulling it needs credentials", credentials);
  }
  if (UNAUTHORIZED.test(text)) {
    return kind("image-unauthorized", "is refused by the registry: credentials are missing or wrong", credentials);
  }
  if (LIMITED.test(text)) {
    const advice = "Wait, or pull with credentials whose limit is higher. The kubelet tries again every 5 minutes.";
    return kind("image-pull-failed", "cannot be pulled now: the registry's limit of pulls is reached", advice);
  }
  if (MISSING.test(text)) {
    return kind("image-not-found", "does not exist", "Check name and tag, and whether the image was pushed.");
  }
  if (UNREACHABLE.test(text) || reason === "RegistryUnavailable") {
    const advice = "Check the registry, and name resolution and network of the nodes. The kubelet keeps trying.";
    return kind("image-pull-failed", "cannot be pulled: the registry cannot be reached", advice);
  }
  const advice = "The evidence has the runtime's own words. Check name, tag, credentials and registry.";
  return kind(
    "image-pull-failed",
    "cannot be pulled",
    advice,
    text === "" || /^Back-off pulling image "[^"]*"$/.test(text),
  );
}

function missingSecret(message: string): string | null {
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
