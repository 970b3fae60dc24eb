import { quotaExceeded, quotaNeeds } from "./quota-refusal";
import type { Refusal } from "./refusal";
import { anyField, anyOf, podField, resource } from "./suspects";

const SECURITY = anyOf(
  anyField("securityContext", "hostPath", "hostPort"),
  podField("hostNetwork", "hostPID", "hostIPC", "hostUsers"),
);

/**
 * What a message means, as in `pods "web-6d4-x2" is forbidden: …`; the words have no full stop. Who refuses comes first: a
 * webhook's own words may quote any other rule.
 */
export function refusalOf(message: string): Refusal {
  return (
    webhook(message) ??
    quotaExceeded(message) ??
    quotaNeeds(message) ??
    limitRange(message) ??
    serviceAccount(message) ??
    podSecurity(message) ?? {
      code: "pods-forbidden",
      words: `The API server refuses: ${reasonIn(message)}`,
      advice: "Its own words in the evidence name the rule: change what it asks for, or ask whoever owns it.",
      suspects: [],
    }
  );
}

const BOUND = /(maximum|minimum) (\S+) usage per (\w+) is ([^,\s]+), but (limit|request) is ([^,\s\]]+)/g;
const BOUND_UNSET = /(maximum|minimum) (\S+) usage per (\w+) is (\S+)\. +No (limit|request) is specified/;
const RATIO = /(\S+) max limit to request ratio per (\w+) is ([^,\s]+), but provided ratio is ([^,\s\]]+)/;

function limitRange(message: string): Refusal | undefined {
  const bounds = [...message.matchAll(BOUND)].map(
    ([, bound, name, per, allowed, what, given]) =>
      `${per} may have at ${bound === "maximum" ? "most" : "least"} ${allowed} ${name}, but its ${what} is ${trimmed(given)}`,
  );
  const unset = BOUND_UNSET.exec(message);
  const ratio = RATIO.exec(message);
  if (unset) {
    const [, bound, name, per, allowed, what] = unset;
    bounds.push(`${per} needs a ${name} ${what} of at ${bound === "maximum" ? "most" : "least"} ${allowed}`);
  }
  if (ratio)
    bounds.push(
      `the ${ratio[1]} limit of a ${ratio[2]} may be ${ratio[3]} times its request, but is ${trimmed(ratio[4])} times`,
    );
  if (bounds.length === 0) return undefined;
  return {
    code: "limit-range",
    words: `A LimitRange forbids the pods: ${[...new Set(bounds)].join("; ")}`,
    advice: "Bring the container's resources within the LimitRange of this namespace, or have it changed.",
    suspects: [resource(null, /./)],
  };
}

function serviceAccount(message: string): Refusal | undefined {
  const [, missing, waited] =
    /error looking up service account \S+: serviceaccounts? "([^"]+)" not found|service account \S+?\/(\S+) was not found/.exec(
      message,
    ) ?? [];
  const name = missing ?? waited;
  if (name === undefined) return undefined;
  return {
    code: "service-account-missing",
    words: `ServiceAccount "${name}" does not exist`,
    advice: `Create ServiceAccount "${name}" in this namespace, or correct serviceAccountName in the pod template.`,
    suspects: [podField("serviceAccountName")],
  };
}

function podSecurity(message: string): Refusal | undefined {
  const [, level, rules] = /violates PodSecurity "([^"]+)": ([\s\S]+)/.exec(message) ?? [];
  if (level !== undefined && rules !== undefined) {
    // Each rule is followed by what is wrong, in brackets, which may hold brackets and commas of its own.
    const names = rules.split(/\)(?:, |$)/).map((rule) => rule.split(" (")[0]?.trim() ?? "");
    return {
      code: "pod-security",
      words: `Pod Security "${level}" forbids the pods: ${names.filter((name) => name !== "").join(", ")}`,
      advice: "Set what the evidence names in securityContext, or have the namespace's Pod Security level changed.",
      suspects: [SECURITY],
    };
  }
  if (/security context constraint/i.test(message)) {
    return {
      code: "pod-security",
      words: "No Security Context Constraint allows the pods",
      advice:
        "Change securityContext as the evidence asks, or have a constraint allowed for the pods' ServiceAccount (OpenShift).",
      suspects: [SECURITY],
    };
  }
  if (!/PodSecurityPolicy|unable to validate against any pod security/i.test(message)) return undefined;
  return {
    code: "pod-security",
    words: "No Pod Security Policy allows the pods",
    advice: "Change securityContext as the evidence asks, or have a policy allowed for the pods' ServiceAccount.",
    suspects: [SECURITY],
  };
}

const SILENCE = { what: "does not answer" };

/** Why a webhook could not be asked (apiserver plugin/webhook, net/http), the most specific first. */
const SILENCES: readonly { fits: RegExp; what: string }[] = [
  { fits: /x509|certificate/i, what: "the API server does not trust its certificate" },
  { fits: /service "[^"]+" not found/, what: "its Service does not exist" },
  { fits: /no endpoints available/, what: "none of its pods is ready" },
  { fits: /deadline exceeded|timeout/i, what: "does not answer in time" },
  { fits: /no such host/, what: "its name cannot be resolved" },
  {
    fits: /expected webhook response|unexpected response code|invalid character|response code: \d+/,
    what: "answers with something that is no decision",
  },
];

function webhook(message: string): Refusal | undefined {
  const [, silent, how = ""] = /failed calling webhook "([^"]+)"([\s\S]*)/.exec(message) ?? [];
  if (silent !== undefined) {
    const { what } = SILENCES.find(({ fits }) => fits.test(how)) ?? SILENCE;
    return {
      code: "webhook-unreachable",
      words: `Webhook "${silent}" has to agree to every pod, and ${what}`,
      advice: "Tell whoever runs this webhook. Until it answers, or its failurePolicy is Ignore, nothing gets through.",
      suspects: [],
    };
  }
  const [, name, said] =
    /admission webhook "([^"]+)" denied the request(?:: ([\s\S]*)| without explanation)/.exec(message) ?? [];
  if (name !== undefined) return denied(`Webhook "${name}"`, said);
  const [, policy, why] = /ValidatingAdmissionPolicy '([^']+)' .*?denied request: ([\s\S]*)/.exec(message) ?? [];
  return policy === undefined ? undefined : denied(`Policy "${policy}"`, why);
}

function denied(who: string, said: string | undefined): Refusal {
  return {
    code: "webhook-denied",
    words: `${who} denies the pods${said ? `: ${reasonIn(said)}` : " without saying why"}`,
    advice: "Change what it asks for in the pod template, or ask whoever owns the rule.",
    suspects: [],
  };
}

const LONGEST = 200;

/** The part behind `is forbidden:`, on one line. */
function reasonIn(message: string): string {
  const text = message
    .replace(/^Error creating: /, "")
    .replace(/^\S+ "[^"]+" is forbidden: /, "")
    .replaceAll(/\s+/g, " ")
    .replace(/\.\s*$/, "");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function trimmed(text = ""): string {
  return text.replace(/[.\]]+$/, "");
}
