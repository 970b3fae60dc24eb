import { type MaskedText, partOf } from "@/lib/contract/cluster-text";
import type { LimitBoundFacts, RefusalFacts, WebhookSilenceFacts } from "@/lib/contract/facts/findings-refusals";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import { message } from "@/lib/contract/message";
import { quotaExceeded, quotaNeeds } from "./quota-refusal";
import type { Refusal } from "./refusal";
import { anyField, anyOf, podField, resource } from "./suspects";

const SECURITY = anyOf(
  anyField("securityContext", "hostPath", "hostPort"),
  podField("hostNetwork", "hostPID", "hostIPC", "hostUsers"),
);

type Refused = RefusalFacts["finding.refusal.denied"]["refused"];

/**
 * What a message means, as in `pods "web-6d4-x2" is forbidden: …`. Who refuses comes first: a webhook's own words may
 * quote any other rule.
 */
export function refusalOf(text: MaskedText, refused: Refused = "pods"): Refusal {
  return (
    webhook(text, refused) ??
    quotaExceeded(text) ??
    quotaNeeds(text) ??
    limitRange(text) ??
    serviceAccount(text) ??
    podSecurity(text) ?? {
      code: "pods-forbidden",
      why: message("finding.refusal.other", { said: reasonIn(text) }),
      advice: message("finding.advice.rule-in-evidence"),
      suspects: [],
    }
  );
}

const BOUND = /(maximum|minimum) (\S+) usage per (\w+) is ([^,\s]+), but (limit|request) is ([^,\s\]]+)/g;
const BOUND_UNSET = /(maximum|minimum) (\S+) usage per (\w+) is (\S+)\. +No (limit|request) is specified/;
const RATIO = /(\S+) max limit to request ratio per (\w+) is ([^,\s]+), but provided ratio is ([^,\s\]]+)/;

function limitRange(text: string): Refusal | undefined {
  const bounds = [...boundsIn(text), ...unsetIn(text), ...ratioIn(text)];
  if (bounds.length === 0) return undefined;
  const different = new Map(bounds.map((bound) => [JSON.stringify(bound), bound]));
  return {
    code: "limit-range",
    why: message("finding.refusal.limit-range", { bounds: [...different.values()] }),
    advice: message("finding.advice.limit-range"),
    suspects: [resource(null, /./)],
  };
}

type LimitBound = MessageOf<LimitBoundFacts>;

function boundsIn(text: string): LimitBound[] {
  return [...text.matchAll(BOUND)].map(([, bound, name = "", per = "", allowed = "", what, given]) =>
    message("finding.limit.out-of-bounds", {
      bound: boundOf(bound),
      resource: name,
      per,
      allowed,
      what: whatOf(what),
      given: trimmed(given),
    }),
  );
}

function unsetIn(text: string): LimitBound[] {
  const found = BOUND_UNSET.exec(text);
  if (!found) return [];
  const [, bound, name = "", per = "", allowed = "", what] = found;
  return [
    message("finding.limit.not-set", { bound: boundOf(bound), resource: name, per, allowed, what: whatOf(what) }),
  ];
}

function ratioIn(text: string): LimitBound[] {
  const found = RATIO.exec(text);
  if (!found) return [];
  const [, name = "", per = "", allowed = "", given] = found;
  return [message("finding.limit.ratio", { resource: name, per, allowed, given: trimmed(given) })];
}

function boundOf(said: string | undefined): "maximum" | "minimum" {
  return said === "maximum" ? "maximum" : "minimum";
}

function whatOf(said: string | undefined): "limit" | "request" {
  return said === "limit" ? "limit" : "request";
}

function serviceAccount(text: string): Refusal | undefined {
  const [, missing, waited] =
    /error looking up service account \S+: serviceaccounts? "([^"]+)" not found|service account \S+?\/(\S+) was not found/.exec(
      text,
    ) ?? [];
  const name = missing ?? waited;
  if (name === undefined) return undefined;
  return {
    code: "service-account-missing",
    why: message("finding.refusal.no-service-account", { name }),
    advice: message("finding.advice.service-account", { name }),
    suspects: [podField("serviceAccountName")],
  };
}

function podSecurity(text: string): Refusal | undefined {
  const base = { code: "pod-security", suspects: [SECURITY] } as const;
  const [, level, rules] = /violates PodSecurity "([^"]+)": ([\s\S]+)/.exec(text) ?? [];
  if (level !== undefined && rules !== undefined) {
    // Each rule is followed by what is wrong, in brackets, which may hold brackets and commas of its own.
    const names = rules.split(/\)(?:, |$)/).map((rule) => rule.split(" (")[0]?.trim() ?? "");
    const why = message("finding.refusal.pod-security", { level, rules: names.filter((name) => name !== "") });
    return { ...base, why, advice: message("finding.advice.pod-security") };
  }
  if (/security context constraint/i.test(text)) {
    return {
      ...base,
      why: message("finding.refusal.no-security-context-constraint"),
      advice: message("finding.advice.security-context-constraint"),
    };
  }
  if (!/PodSecurityPolicy|unable to validate against any pod security/i.test(text)) return undefined;
  return {
    ...base,
    why: message("finding.refusal.no-pod-security-policy"),
    advice: message("finding.advice.pod-security-policy"),
  };
}

/** Why a webhook could not be asked (apiserver plugin/webhook, net/http), the most specific first. */
const SILENCES: readonly { fits: RegExp; why: MessageOf<WebhookSilenceFacts> }[] = [
  { fits: /x509|certificate/i, why: message("finding.webhook.untrusted-certificate") },
  { fits: /service "[^"]+" not found/, why: message("finding.webhook.no-service") },
  { fits: /no endpoints available/, why: message("finding.webhook.no-ready-pod") },
  { fits: /deadline exceeded|timeout/i, why: message("finding.webhook.too-slow") },
  { fits: /no such host/, why: message("finding.webhook.name-unresolved") },
  {
    fits: /expected webhook response|unexpected response code|invalid character|response code: \d+/,
    why: message("finding.webhook.no-decision"),
  },
];

function webhook(text: MaskedText, refused: Refused): Refusal | undefined {
  const [, silent, how = ""] = /failed calling webhook "([^"]+)"([\s\S]*)/.exec(text) ?? [];
  if (silent !== undefined) {
    const why = SILENCES.find(({ fits }) => fits.test(how))?.why ?? message("finding.webhook.silent");
    return {
      code: "webhook-unreachable",
      why: message("finding.refusal.webhook-unreachable", { webhook: silent, why }),
      advice: message("finding.advice.webhook-unreachable"),
      suspects: [],
    };
  }
  const [, name, said] =
    /admission webhook "([^"]+)" denied the request(?:: ([\s\S]*)| without explanation)/.exec(text) ?? [];
  if (name !== undefined)
    return denied(
      { by: "webhook", name, refused },
      partOf(text, () => said ?? ""),
    );
  const [, policy, why] = /ValidatingAdmissionPolicy '([^']+)' .*?denied request: ([\s\S]*)/.exec(text) ?? [];
  return policy === undefined
    ? undefined
    : denied(
        { by: "policy", name: policy, refused },
        partOf(text, () => why ?? ""),
      );
}

type Denier = Omit<RefusalFacts["finding.refusal.denied"], "said">;

function denied(by: Denier, said: MaskedText): Refusal {
  return {
    code: "webhook-denied",
    why: message("finding.refusal.denied", { ...by, said: said === "" ? null : reasonIn(said) }),
    advice: message("finding.advice.denied"),
    suspects: [],
  };
}

const LONGEST = 200;

/** The part behind `is forbidden:`, on one line. */
function reasonIn(said: MaskedText): MaskedText {
  return partOf(said, shortened);
}

function shortened(said: string): string {
  const text = said
    .replace(/^Error creating: /, "")
    .replace(/^\S+ "[^"]+" is forbidden: /, "")
    .replaceAll(/\s+/g, " ")
    .replace(/\.\s*$/, "");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function trimmed(text = ""): string {
  return text.replace(/[.\]]+$/, "");
}
