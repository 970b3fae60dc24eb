import type { FindingImageFacts } from "@/lib/contract/facts/findings-images";
import type { SentencesOf } from "../sentences";
import { podsOf } from "./pod-shares";

export const imageFindings: SentencesOf<FindingImageFacts> = {
  "finding.image": ({ image, container, why, pods }, say) => {
    const ofContainer = container === null ? "" : ` of container "${container}"`;
    return `Image ${image ?? "of the pod"}${ofContainer} ${say(why)} (${podsOf(pods)}).`;
  },
  "finding.pull.certificate-untrusted": () => "cannot be pulled: the node does not trust the registry's certificate",
  "finding.pull.credentials-refused": () => "is refused by the registry: credentials are missing or wrong",
  "finding.pull.credential-helper-fails": () => "cannot be pulled: the node's helper that fetches credentials fails",
  "finding.pull.damaged": () => "is incomplete or damaged in the registry",
  "finding.pull.disk-full": () => "cannot be pulled: the node's disk is full",
  "finding.pull.failed": () => "cannot be pulled",
  "finding.pull.format-unknown": () => "is in a format that the node's runtime does not read",
  "finding.pull.http-only": () => "cannot be pulled: the registry answers by HTTP, and the node asks by HTTPS",
  "finding.pull.limit-reached": () => "cannot be pulled now: the registry's limit of pulls is reached",
  "finding.pull.name-invalid": () => "is no valid image name",
  "finding.pull.name-unresolved": () =>
    "cannot be pulled: the registry cannot be reached, as the node cannot resolve its name",
  "finding.pull.never": () => "is not on the node, and imagePullPolicy Never forbids to pull it",
  "finding.pull.no-registry-in-name": () => "has a name without a registry, and the node knows none to take",
  "finding.pull.no-secret": ({ secret }) => `cannot be pulled: image pull secret "${secret}" does not exist`,
  "finding.pull.no-valid-signature": () => "has no valid signature",
  "finding.pull.node-at-limit": () => "has to wait: its node pulls as many images as it may",
  "finding.pull.not-found": () => "does not exist",
  "finding.pull.not-found-or-private": () => "does not exist, or pulling it needs credentials",
  "finding.pull.proxy": () => "cannot be pulled: the node's proxy refuses, or does not answer",
  "finding.pull.unreachable": () => "cannot be pulled: the registry cannot be reached",
  "finding.pull.web-page": () => "cannot be pulled: what answers is a web page, not a registry",
  "finding.pull.wrong-platform": () => "has no build for this node's operating system and architecture",
};
