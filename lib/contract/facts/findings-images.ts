import type { MessageOf } from "./message-of";
import type { PodShare } from "./pod-share";

/** Why an image cannot be had, to go on after its name. */
export type PullFailureFacts = Record<
  | "finding.pull.certificate-untrusted"
  | "finding.pull.credentials-refused"
  | "finding.pull.credential-helper-fails"
  | "finding.pull.damaged"
  | "finding.pull.disk-full"
  | "finding.pull.failed"
  | "finding.pull.format-unknown"
  | "finding.pull.http-only"
  | "finding.pull.limit-reached"
  | "finding.pull.name-invalid"
  | "finding.pull.name-unresolved"
  | "finding.pull.never"
  | "finding.pull.no-registry-in-name"
  | "finding.pull.no-valid-signature"
  | "finding.pull.node-at-limit"
  | "finding.pull.not-found"
  | "finding.pull.not-found-or-private"
  | "finding.pull.proxy"
  | "finding.pull.unreachable"
  | "finding.pull.web-page"
  | "finding.pull.wrong-platform",
  NoFacts
> & { "finding.pull.no-secret": { secret: string } };

/** An image that cannot be had. `image` is null where the pod template does not name one. */
export type FindingImageFacts = PullFailureFacts & {
  /** `container`: its name where the pod has several. */
  "finding.image": {
    image: string | null;
    container: string | null;
    why: MessageOf<PullFailureFacts>;
    pods: PodShare;
  };
};

type NoFacts = Record<never, never>;
