import type { Advice } from "@/lib/contract/facts/findings-advice";
import type { PullFailureFacts } from "@/lib/contract/facts/findings-images";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import type { FindingCode } from "@/lib/contract/finding";
import { message } from "@/lib/contract/message";

/** Why an image cannot be had. */
export type PullFailure = { code: FindingCode; why: MessageOf<PullFailureFacts>; advice: Advice };

type Pattern = PullFailure & { fits: RegExp };

/** The registry does not answer, or not in time. */
export const UNREACHABLE: PullFailure = {
  code: "image-pull-failed",
  why: message("finding.pull.unreachable"),
  advice: message("finding.advice.registry-unreachable"),
};

const CREDENTIALS = message("finding.advice.pull-credentials");
const NODE = message("finding.advice.node-problem");

/**
 * What registries and runtimes say, the most specific first: many of them end in the status of the answer (`not found`,
 * `401`) whatever they were about (containerd core/remotes, containers/image docker, moby distribution).
 */
const PATTERNS: readonly Pattern[] = [
  {
    fits: /no match for (current )?platform|no matching manifest for|no image found in (manifest list|image index) for architecture|architecture mismatch|(cannot be used on|does not match|does not provide) (this|the specified) platform/i,
    code: "image-wrong-platform",
    why: message("finding.pull.wrong-platform"),
    advice: message("finding.advice.build-for-platform"),
  },
  {
    fits: /no space left on device/i,
    code: "image-pull-failed",
    why: message("finding.pull.disk-full"),
    advice: NODE,
  },
  {
    fits: /toomanyrequests|too many requests|pull rate limit|\b429\b/i,
    code: "image-pull-failed",
    why: message("finding.pull.limit-reached"),
    advice: message("finding.advice.pull-limit"),
  },
  {
    fits: /pull QPS exceeded/i,
    code: "image-pull-failed",
    why: message("finding.pull.node-at-limit"),
    advice: message("finding.advice.nothing-to-do"),
  },
  {
    fits: /signature was required|signature .*(invalid|not accepted)|source image rejected|signature validation/i,
    code: "image-pull-failed",
    why: message("finding.pull.no-valid-signature"),
    advice: message("finding.advice.sign-image"),
  },
  {
    fits: /short-name|did not resolve to an alias/i,
    code: "image-name-invalid",
    why: message("finding.pull.no-registry-in-name"),
    advice: message("finding.advice.name-the-registry"),
  },
  {
    fits: /docker-credential-|error getting credentials|credential (helper|provider)/i,
    code: "image-unauthorized",
    why: message("finding.pull.credential-helper-fails"),
    advice: NODE,
  },
  {
    fits: /proxy authentication required|proxyconnect|\b407\b/i,
    code: "image-pull-failed",
    why: message("finding.pull.proxy"),
    advice: NODE,
  },
  {
    fits: /x509|failed to verify certificate|certificate (is not trusted|has expired|signed by)/i,
    code: "image-pull-failed",
    why: message("finding.pull.certificate-untrusted"),
    advice: message("finding.advice.registry-certificate"),
  },
  {
    fits: /server gave HTTP response to HTTPS client/i,
    code: "image-pull-failed",
    why: message("finding.pull.http-only"),
    advice: message("finding.advice.registry-by-http"),
  },
  {
    fits: /pull access denied|repository does not exist or may require|or it may not exist/i,
    code: "image-unauthorized",
    why: message("finding.pull.not-found-or-private"),
    advice: CREDENTIALS,
  },
  {
    fits: /unauthorized|authentication required|authorization failed|no basic auth|insufficient_scope|authorization token has expired|forbidden|(?<!permission )\bdenied\b|\b40[13]\b/i,
    code: "image-unauthorized",
    why: message("finding.pull.credentials-refused"),
    advice: CREDENTIALS,
  },
  {
    fits: /media type text\/html/i,
    code: "image-pull-failed",
    why: message("finding.pull.web-page"),
    advice: message("finding.advice.registry-address"),
  },
  {
    fits: /media ?type|schema ?(version )?1|stream processor|unsupported manifest/i,
    code: "image-pull-failed",
    why: message("finding.pull.format-unknown"),
    advice: message("finding.advice.build-anew"),
  },
  {
    fits: /blob unknown|content at .* not found|content digest .* not found|size validation|unexpected commit digest|layer verification failed|did not match expected|digest .*mismatch/is,
    code: "image-pull-failed",
    why: message("finding.pull.damaged"),
    advice: message("finding.advice.push-again"),
  },
  {
    fits: /no such host|server misbehaving|name resolution/i,
    code: "image-pull-failed",
    why: message("finding.pull.name-unresolved"),
    advice: message("finding.advice.registry-name"),
  },
  {
    fits: /manifest unknown|not found|no such image|does not exist|name unknown|repository unknown|\b404\b/i,
    code: "image-not-found",
    why: message("finding.pull.not-found"),
    advice: message("finding.advice.image-name-and-tag"),
  },
  {
    ...UNREACHABLE,
    fits: /timeout|connection refused|connection reset|dial tcp|\btls\b|deadline exceeded|request canceled|unavailable|bad gateway|internal server error|no route|\bEOF\b|\b50[0-4]\b/i,
  },
];

/**
 * What a message of the runtime means; undefined where it says nothing that is known. `image`: its name in the template,
 * null where that names none.
 */
export function pullFailureIn(text: string, image: string | null): PullFailure | undefined {
  const said = withoutNames(text, image ?? "");
  return PATTERNS.find(({ fits }) => fits.test(said));
}

/** Names and addresses hold any word and any number: an image `errors:404` is not missing for that. */
function withoutNames(text: string, image: string): string {
  return (/[:/@]/.test(image) ? text.replaceAll(image, "") : text)
    .replaceAll(/https?:\/\/[^\s"\\]+/g, "")
    .replaceAll(/\\?"[^\s"]*[/:.@][^\s"]*"/g, "")
    .replaceAll(/reading manifest \S+ in \S+/g, "reading manifest");
}
