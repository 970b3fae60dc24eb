import type {
  FindingRefusalFacts,
  LimitBoundFacts,
  RefusalFacts,
  WebhookSilenceFacts,
} from "@/lib/contract/facts/findings-refusals";
import type { SentencesOf } from "../sentences";
import { counted, enumerated } from "./phrases";

const AT = { maximum: "at most", minimum: "at least" } as const;

const limitBounds: SentencesOf<LimitBoundFacts> = {
  "finding.limit.out-of-bounds": ({ bound, resource, per, allowed, what, given }) =>
    `${per} may have ${AT[bound]} ${allowed} ${resource}, but its ${what} is ${given}`,
  "finding.limit.not-set": ({ bound, resource, per, allowed, what }) =>
    `${per} needs a ${resource} ${what} of ${AT[bound]} ${allowed}`,
  "finding.limit.ratio": ({ resource, per, allowed, given }) =>
    `the ${resource} limit of a ${per} may be ${allowed} times its request, but is ${given} times`,
};

const webhookSilences: SentencesOf<WebhookSilenceFacts> = {
  "finding.webhook.untrusted-certificate": () => "the API server does not trust its certificate",
  "finding.webhook.no-service": () => "its Service does not exist",
  "finding.webhook.no-ready-pod": () => "none of its pods is ready",
  "finding.webhook.too-slow": () => "does not answer in time",
  "finding.webhook.name-unresolved": () => "its name cannot be resolved",
  "finding.webhook.no-decision": () => "answers with something that is no decision",
  "finding.webhook.silent": () => "does not answer",
};

const refusals: SentencesOf<RefusalFacts> = {
  "finding.refusal.quota-exceeded": ({ quota, amounts }) => {
    const told = amounts.map(
      ({ resource, used, limit, requested }) =>
        `${resource} ${used ?? "?"} used of ${limit ?? "?"}, ${requested} more requested`,
    );
    return `Quota "${quota}" is used up: ${told.join("; ")}`;
  },
  "finding.refusal.quota-needs-requests": ({ quota, needs }) => {
    const told = needs.map(({ resources, containers }) =>
      [enumerated(resources), ...(containers.length > 0 ? [enumerated(containers)] : [])].join(" for "),
    );
    return `Quota "${quota}" wants every container to say ${told.join(" and ")}`;
  },
  "finding.refusal.limit-range": ({ bounds }, say) => `A LimitRange forbids the pods: ${bounds.map(say).join("; ")}`,
  "finding.refusal.no-service-account": ({ name }) => `ServiceAccount "${name}" does not exist`,
  "finding.refusal.pod-security": ({ level, rules }) =>
    `Pod Security "${level}" forbids the pods: ${enumerated(rules)}`,
  "finding.refusal.no-security-context-constraint": () => "No Security Context Constraint allows the pods",
  "finding.refusal.no-pod-security-policy": () => "No Pod Security Policy allows the pods",
  "finding.refusal.webhook-unreachable": ({ webhook, why }, say) =>
    `Webhook "${webhook}" has to agree to every pod, and ${say(why)}`,
  "finding.refusal.denied": ({ by, name, refused, said }) => {
    const who = `${by === "webhook" ? "Webhook" : "Policy"} "${name}"`;
    const what = refused === "pods" ? "the pods" : "it";
    return `${who} denies ${what}${said === null ? " without saying why" : `: ${said}`}`;
  },
  "finding.refusal.other": ({ said }) => `The API server refuses: ${said}`,
};

export const refusalFindings: SentencesOf<FindingRefusalFacts> = {
  ...limitBounds,
  ...webhookSilences,
  ...refusals,
  "finding.refused": ({ why }, say) => `${say(why)}.`,
  "finding.refused-without-a-word": () => "Kubernetes does not say why.",
  "finding.pods-refused": ({ why, missing, ofOlder }, say) => {
    const older = ofOlder ? "An older revision cannot replace its pods. " : "";
    const so = missing > 0 ? `, so ${counted(missing, "pod is", "pods are")} missing` : "";
    return `${older}${say(why)}${so}.`;
  },
  "finding.revision-refused": ({ why }, say) => `The ReplicaSet of the new revision cannot be made. ${say(why)}.`,
  "finding.backing-off": ({ tries }) => {
    const sofar = tries === null ? "" : ` ${counted(tries, "try was", "tries were")} refused so far.`;
    return `The controller tries again, but waits twice as long after every refusal, up to 16 minutes.${sofar}`;
  },
};
