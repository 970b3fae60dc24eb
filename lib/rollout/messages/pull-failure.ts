import type { FindingCode } from "@/lib/contract/finding";

/** Why an image cannot be had, to go on after its name: `is not …`, `cannot be pulled: …`. */
export type PullFailure = { code: FindingCode; said: string; advice: string };

type Pattern = PullFailure & { fits: RegExp };

/** The registry does not answer, or not in time. */
export const UNREACHABLE: PullFailure = {
  code: "image-pull-failed",
  said: "cannot be pulled: the registry cannot be reached",
  advice: "Check the registry, and name resolution and network of the nodes. The kubelet keeps trying.",
};

const CREDENTIALS = "Check the image's name, and the imagePullSecrets of the pod or of its ServiceAccount.";
const PUSHED = "Check name and tag, and whether the image was pushed.";
const NODE = "This is a matter of the node: tell whoever runs the cluster, with the evidence.";

/**
 * What registries and runtimes say, the most specific first: many of them end in the status of the answer (`not found`,
 * `401`) whatever they were about (containerd core/remotes, containers/image docker, moby distribution).
 */
const PATTERNS: readonly Pattern[] = [
  {
    fits: /no match for (current )?platform|no matching manifest for|no image found in (manifest list|image index) for architecture|architecture mismatch|(cannot be used on|does not match|does not provide) (this|the specified) platform/i,
    code: "image-wrong-platform",
    said: "has no build for this node's operating system and architecture",
    advice:
      "Build and push the image for the platform of the nodes too, or choose nodes of its platform by kubernetes.io/arch in nodeSelector.",
  },
  {
    fits: /no space left on device/i,
    code: "image-pull-failed",
    said: "cannot be pulled: the node's disk is full",
    advice: NODE,
  },
  {
    fits: /toomanyrequests|too many requests|pull rate limit|\b429\b/i,
    code: "image-pull-failed",
    said: "cannot be pulled now: the registry's limit of pulls is reached",
    advice: "Wait, or pull with credentials whose limit is higher. The kubelet tries again every 5 minutes.",
  },
  {
    fits: /pull QPS exceeded/i,
    code: "image-pull-failed",
    said: "has to wait: its node pulls as many images as it may",
    advice: "Nothing has to be done: the kubelet tries again.",
  },
  {
    fits: /signature was required|signature .*(invalid|not accepted)|source image rejected|signature validation/i,
    code: "image-pull-failed",
    said: "has no valid signature",
    advice: "Sign the image, or correct the node's policy.",
  },
  {
    fits: /short-name|did not resolve to an alias/i,
    code: "image-name-invalid",
    said: "has a name without a registry, and the node knows none to take",
    advice: "Write the registry before the name, such as docker.io/library/nginx.",
  },
  {
    fits: /docker-credential-|error getting credentials|credential (helper|provider)/i,
    code: "image-unauthorized",
    said: "cannot be pulled: the node's helper that fetches credentials fails",
    advice: NODE,
  },
  {
    fits: /proxy authentication required|proxyconnect|\b407\b/i,
    code: "image-pull-failed",
    said: "cannot be pulled: the node's proxy refuses, or does not answer",
    advice: NODE,
  },
  {
    fits: /x509|failed to verify certificate|certificate (is not trusted|has expired|signed by)/i,
    code: "image-pull-failed",
    said: "cannot be pulled: the node does not trust the registry's certificate",
    advice: "Have the registry's certificate renewed, or its authority added to the nodes.",
  },
  {
    fits: /server gave HTTP response to HTTPS client/i,
    code: "image-pull-failed",
    said: "cannot be pulled: the registry answers by HTTP, and the node asks by HTTPS",
    advice: "Give the registry a certificate, or have the nodes told that it speaks HTTP.",
  },
  {
    fits: /pull access denied|repository does not exist or may require|or it may not exist/i,
    code: "image-unauthorized",
    said: "does not exist, or pulling it needs credentials",
    advice: CREDENTIALS,
  },
  {
    fits: /unauthorized|authentication required|authorization failed|no basic auth|insufficient_scope|authorization token has expired|forbidden|(?<!permission )\bdenied\b|\b40[13]\b/i,
    code: "image-unauthorized",
    said: "is refused by the registry: credentials are missing or wrong",
    advice: CREDENTIALS,
  },
  {
    fits: /media type text\/html/i,
    code: "image-pull-failed",
    said: "cannot be pulled: what answers is a web page, not a registry",
    advice: "Check the registry's address in the image, and what stands in front of it.",
  },
  {
    fits: /media ?type|schema ?(version )?1|stream processor|unsupported manifest/i,
    code: "image-pull-failed",
    said: "is in a format that the node's runtime does not read",
    advice: "Build the image anew with a current tool, or have the runtime of the nodes updated.",
  },
  {
    fits: /blob unknown|content at .* not found|content digest .* not found|size validation|unexpected commit digest|layer verification failed|did not match expected|digest .*mismatch/is,
    code: "image-pull-failed",
    said: "is incomplete or damaged in the registry",
    advice: "Push the image again.",
  },
  {
    fits: /no such host|server misbehaving|name resolution/i,
    code: "image-pull-failed",
    said: "cannot be pulled: the registry cannot be reached, as the node cannot resolve its name",
    advice: "Check the registry's name in the image, then the name resolution of the nodes.",
  },
  {
    fits: /manifest unknown|not found|no such image|does not exist|name unknown|repository unknown|\b404\b/i,
    code: "image-not-found",
    said: "does not exist",
    advice: PUSHED,
  },
  {
    ...UNREACHABLE,
    fits: /timeout|connection refused|connection reset|dial tcp|\btls\b|deadline exceeded|request canceled|unavailable|bad gateway|internal server error|no route|\bEOF\b|\b50[0-4]\b/i,
  },
];

/** What a message of the runtime means; undefined where it says nothing that is known. `image`: its name in the template. */
export function pullFailureIn(message: string, image: string): PullFailure | undefined {
  const text = withoutNames(message, image);
  return PATTERNS.find(({ fits }) => fits.test(text));
}

/** Names and addresses hold any word and any number: an image `errors:404` is not missing for that. */
function withoutNames(message: string, image: string): string {
  return (/[:/@]/.test(image) ? message.replaceAll(image, "") : message)
    .replaceAll(/https?:\/\/[^\s"\\]+/g, "")
    .replaceAll(/\\?"[^\s"]*[/:.@][^\s"]*"/g, "")
    .replaceAll(/reading manifest \S+ in \S+/g, "reading manifest");
}
