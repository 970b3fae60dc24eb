import type { MaskedText } from "../cluster-text";
import type { MessageOf } from "./message-of";

/** Who or what may not be made. */
type Refused = "pods" | "revision";

/** A bound of a LimitRange and what breaks it. Amounts and names are the cluster's. */
export type LimitBoundFacts = {
  "finding.limit.out-of-bounds": {
    bound: "maximum" | "minimum";
    resource: string;
    per: string;
    allowed: string;
    what: "limit" | "request";
    given: string;
  };
  "finding.limit.not-set": {
    bound: "maximum" | "minimum";
    resource: string;
    per: string;
    allowed: string;
    what: "limit" | "request";
  };
  "finding.limit.ratio": { resource: string; per: string; allowed: string; given: string };
};

/** Why a webhook could not be asked, to go on after its name. */
export type WebhookSilenceFacts = Record<
  | "finding.webhook.untrusted-certificate"
  | "finding.webhook.no-service"
  | "finding.webhook.no-ready-pod"
  | "finding.webhook.too-slow"
  | "finding.webhook.name-unresolved"
  | "finding.webhook.no-decision"
  | "finding.webhook.silent",
  NoFacts
>;

/** Why the API server refuses to make something; without a full stop. */
export type RefusalFacts = {
  /** Of each resource what is used, what is allowed, and what this would add. */
  "finding.refusal.quota-exceeded": {
    quota: string;
    amounts: readonly { resource: string; used: string | null; limit: string | null; requested: string }[];
  };
  /** `containers` is empty where the cluster does not say which. */
  "finding.refusal.quota-needs-requests": {
    quota: string;
    needs: readonly { resources: readonly string[]; containers: readonly string[] }[];
  };
  "finding.refusal.limit-range": { bounds: readonly MessageOf<LimitBoundFacts>[] };
  "finding.refusal.no-service-account": { name: string };
  "finding.refusal.pod-security": { level: string; rules: readonly string[] };
  "finding.refusal.no-security-context-constraint": NoFacts;
  "finding.refusal.no-pod-security-policy": NoFacts;
  "finding.refusal.webhook-unreachable": { webhook: string; why: MessageOf<WebhookSilenceFacts> };
  "finding.refusal.denied": { by: "webhook" | "policy"; name: string; refused: Refused; said: MaskedText | null };
  "finding.refusal.other": { said: MaskedText };
};

/** Why something is refused, as a sentence of its own. */
export type ConditionRefusalFacts = {
  "finding.refused": { why: MessageOf<RefusalFacts> };
  "finding.refused-without-a-word": NoFacts;
};

/** What may not be made, and why. */
export type FindingRefusalFacts = LimitBoundFacts &
  WebhookSilenceFacts &
  RefusalFacts &
  ConditionRefusalFacts & {
    /** `missing`: so many pods there are too few. `ofOlder`: an older revision cannot replace its pods. */
    "finding.pods-refused": { why: MessageOf<RefusalFacts>; missing: number; ofOlder: boolean };
    "finding.revision-refused": { why: MessageOf<RefusalFacts> };
    /** `tries`: so many were refused; null where that is not known. */
    "finding.backing-off": { tries: number | null };
  };

type NoFacts = Record<never, never>;
