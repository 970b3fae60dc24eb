import { type KubeEvent, type Pod, podConditionOf } from "./pod-objects";
import { anyField, anyOf, podField, resource, type Suspect } from "./suspects";
import { eventEvidence, podEvidence, type Trouble } from "./trouble";

/** Why no node takes the pod; undefined where one has, or where the scheduler has not said anything yet. */
export function schedulingTrouble(pod: Pod, events: readonly KubeEvent[]): Trouble | undefined {
  const scheduled = podConditionOf(pod, "PodScheduled");
  if (scheduled?.status !== "False") return undefined;
  const gated = scheduled.reason === "SchedulingGated";
  // Conditions keep their first message while their reason stays; the event is renewed with every try.
  const event = gated ? undefined : events.find(({ reason }) => reason === "FailedScheduling");
  const text = event?.message ?? scheduled.message ?? "";
  const { words, advice, suspects } = gated
    ? { words: "scheduling gates hold them back", advice: GATES, suspects: [podField("schedulingGates")] }
    : schedulerWords(text);
  return {
    code: "unschedulable",
    weight: "cause",
    subject: words,
    family: "scheduling",
    vague: false,
    sentence: (pods) => `No node takes ${pods}: ${words}.`,
    short: words,
    advice,
    evidence: [
      ...(event ? [eventEvidence(event)] : []),
      podEvidence(
        pod,
        "status.conditions[PodScheduled]",
        scheduled.message ?? scheduled.reason ?? "",
        scheduled.lastTransitionTime ?? null,
      ),
    ],
    since: scheduled.lastTransitionTime ?? pod.metadata.creationTimestamp,
    why: scheduled.reason ?? "Unschedulable",
    suspects,
  };
}

const GATES = "Whoever set spec.schedulingGates removes them when the pod may run: see its controller.";

type Said = { words: string; advice: string; suspects: Suspect[] };

/**
 * The scheduler's message (Kubernetes pkg/scheduler/framework/types.go FitError), part by part:
 * `0/3 nodes are available: 1 node(s) had taint {…}, that the pod didn't tolerate, 2 Insufficient cpu.`
 */
function schedulerWords(message: string): Said {
  const [, total = "", rest = ""] = /^0\/(\d+) nodes are available: ?([\s\S]*)$/.exec(message) ?? [];
  if (total === "") return unknown(message);
  const parts = (rest.split(/\.? *preemption: /)[0] ?? "")
    .replace(/\.\s*$/, "")
    // Commas separate the parts and also stand inside of them; a part begins with its number of nodes.
    .split(/,\s+(?=\d+ )/)
    .map((part) => partOf(part.trim(), total))
    .filter((part) => part !== null);
  if (parts.length === 0) return total === "0" ? unknown("the cluster has no nodes") : unknown(rest);
  return {
    words: parts.map(({ words }) => words).join(", "),
    advice: parts[0]?.advice ?? "",
    suspects: parts.flatMap(({ suspects }) => suspects),
  };
}

type Pattern = {
  fits: RegExp;
  say: (match: RegExpExecArray) => string;
  advice: string;
  suspects: (match: RegExpExecArray) => Suspect[];
};

const PLACEMENT = anyOf(podField("nodeSelector", "affinity", "nodeName"));
const PATTERNS: readonly Pattern[] = [
  {
    fits: /Insufficient ([^\s,]+)/,
    say: ([, name]) => `lack ${name}`,
    advice: "Lower what the pods request, free some, or add nodes.",
    suspects: ([, name = ""]) => [
      resource(null, new RegExp(`requests.*${name.replace(/\W/g, ".")}|limits.*${name.replace(/\W/g, ".")}`)),
    ],
  },
  { fits: /Too many pods/, say: () => "have no room for another pod", advice: "Add nodes.", suspects: () => [] },
  {
    fits: /taint \{([^}]*)\}|taints that the pod didn't tolerate/,
    say: ([, taint]) =>
      `have a taint that the pods do not tolerate${taint ? ` (${taint.replace(/: $/, "").trim()})` : ""}`,
    advice: "Add a toleration to the pod template, or remove the taint where it is not wanted.",
    suspects: () => [podField("tolerations"), PLACEMENT],
  },
  {
    fits: /volume node affinity conflict|available persistent volumes|didn't find available/,
    say: () => "cannot reach the pods' volume",
    advice: "The volume lives in a zone or on a node where nothing else fits: see its PersistentVolume.",
    suspects: () => [podField("volumes")],
  },
  {
    fits: /pod (anti-affinity|affinity)|anti-affinity/,
    say: () => "are ruled out by the pods' affinity to other pods",
    advice: "With required anti-affinity a surge needs one node more than there are replicas.",
    suspects: () => [podField("affinity")],
  },
  {
    fits: /node affinity|node selector|nodeSelector|match node/i,
    say: () => "do not match node selector or affinity",
    advice: "Correct nodeSelector or affinity in the pod template, or label the nodes.",
    suspects: () => [PLACEMENT],
  },
  {
    fits: /topology spread/,
    say: () => "break the topology spread constraints",
    advice: "Relax whenUnsatisfiable or maxSkew, or add nodes where they are missing.",
    suspects: () => [podField("topologySpreadConstraints")],
  },
  {
    fits: /free ports|host ?port/i,
    say: () => "have the host port in use",
    advice: "With a hostPort a node takes one pod only: drop it, or let maxUnavailable make room.",
    suspects: () => [anyField("hostPort", "hostNetwork")],
  },
  { fits: /unschedulable/, say: () => "are cordoned", advice: "Uncordon them, or add nodes.", suspects: () => [] },
];

const UNBOUND = /persistentvolumeclaim "([^"]+)" not found|unbound immediate PersistentVolumeClaims/;

function partOf(part: string, total: string): Said | null {
  if (part === "") return null;
  const unbound = UNBOUND.exec(part);
  if (unbound) {
    const [, claim] = unbound;
    return {
      words:
        claim === undefined
          ? "a PersistentVolumeClaim is not bound"
          : `PersistentVolumeClaim "${claim}" does not exist`,
      advice: "Look at the claim's own events: its storage class may not exist, or have no room.",
      suspects: [podField("volumes")],
    };
  }
  const count = /^\d+/.exec(part)?.[0] ?? "";
  for (const { fits, say, advice, suspects } of PATTERNS) {
    const match = fits.exec(part);
    if (match) return { words: `${count} of ${total} nodes ${say(match)}`, advice, suspects: suspects(match) };
  }
  return unknown(part);
}

function unknown(words: string): Said {
  const unbound = UNBOUND.test(words) ? partOf(words, "") : null;
  const said = words === "" ? "the scheduler gives no reason" : words.replace(/\.\s*$/, "");
  return unbound ?? { words: said, advice: "The evidence has the scheduler's own words.", suspects: [PLACEMENT] };
}
