import { cited, type MaskedText, partOf } from "@/lib/contract/cluster-text";
import type { Advice } from "@/lib/contract/facts/findings-advice";
import type { PlacementFacts } from "@/lib/contract/facts/findings-pods";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import { message } from "@/lib/contract/message";
import type { PodTemplate } from "../objects/objects";
import { NODE_REFUSALS, type NodeRefusal, PLACEMENT } from "../messages/node-refusals";
import { type KubeEvent, type Pod, podConditionOf } from "../objects/pod-objects";
import { type Rivals } from "./rivals";
import { keepsApart } from "../template/keeps-apart";
import { podField, type Suspect } from "../messages/suspects";
import { eventEvidence, podEvidence, reasonMark, type Trouble } from "./trouble";

/**
 * Why no node takes the pod; undefined where one has, or where the scheduler has not said anything yet. `events`: those
 * about the pod, newest first.
 */
export function schedulingTrouble(
  pod: Pod,
  template: PodTemplate,
  events: readonly KubeEvent[],
  rivals: Rivals,
): Trouble | undefined {
  const scheduled = podConditionOf(pod, "PodScheduled");
  if (scheduled?.status !== "False") return undefined;
  const gated = scheduled.reason === "SchedulingGated";
  // Conditions keep their first message while their reason stays; the event is renewed with every try.
  const event = gated ? undefined : events.find(({ reason }) => reason === "FailedScheduling");
  const text = event?.message ?? scheduled.message ?? cited``;
  const { why, advice, suspects, parts } = gated ? GATED : readScheduler(text);
  const since = scheduled.lastTransitionTime ?? null;
  const evidence = [
    ...(event ? [eventEvidence(event)] : []),
    podEvidence(pod, "status.conditions[PodScheduled]", scheduled.message ?? scheduled.reason ?? cited``, since),
  ];
  const trouble: Trouble = {
    code: "unschedulable",
    weight: "cause",
    subject: why,
    family: "scheduling",
    vague: false,
    sentence: (pods) => message("finding.unschedulable", { why, pods }),
    advice,
    evidence,
    since: since ?? pod.metadata.creationTimestamp,
    why: reasonMark(scheduled.reason ?? cited`Unschedulable`),
    suspects,
  };
  return isDeadlock(parts, text, template, rivals) ? deadlocked(trouble, why, rivals) : trouble;
}

/** New pods wait for what old ones have, and old ones stay until new ones are available: one cause, which ends by itself never. */
function deadlocked(trouble: Trouble, why: readonly Placement[], { strategy }: Rivals): Trouble {
  return {
    ...trouble,
    code: "old-pods-in-the-way",
    sentence: (pods) => message("finding.old-pods-in-the-way", { why, pods }),
    advice: message("finding.advice.old-pods-in-the-way"),
    evidence: [...trouble.evidence, strategy],
  };
}

function isDeadlock(parts: readonly Part[], text: string, template: PodTemplate, rivals: Rivals): boolean {
  const held = parts.filter(({ heldBy }) => heldBy !== null);
  const apart =
    held.every(({ heldBy }) => heldBy !== "anti-affinity") || /existing pods/.test(text) || keepsApart(template);
  const nodes = held.reduce((sum, part) => sum + part.nodes, 0);
  return rivals.mustStay && held.length > 0 && apart && nodes <= rivals.nodes && parts.every(({ isLack }) => !isLack);
}

type Placement = MessageOf<PlacementFacts>;

/** A part of the scheduler's message: on how many nodes, and whether pods or a lack of something are in the way there. */
type Part = {
  why: Placement;
  advice: Advice;
  suspects: Suspect[];
  nodes: number;
  heldBy: NodeRefusal["heldBy"];
  isLack: boolean;
  isUsual: boolean;
};
type Said = Pick<Part, "advice" | "suspects"> & { why: readonly Placement[]; parts: readonly Part[] };

const GATED: Said = {
  why: [message("finding.placement.gated")],
  advice: message("finding.advice.scheduling-gates"),
  suspects: [podField("schedulingGates")],
  parts: [],
};

/**
 * The scheduler's message (Kubernetes pkg/scheduler/framework/types.go FitError), part by part:
 * `0/3 nodes are available: 1 node(s) had taint {…}, that the pod didn't tolerate, 2 Insufficient cpu.`
 */
function readScheduler(text: MaskedText): Said {
  const [, total = "", rest = ""] = /^0\/(\d+) nodes are available: ?([\s\S]*)$/.exec(text) ?? [];
  if (total === "") return alone(claimTrouble(text) ?? unknown(text));
  const texts = (rest.split(/\.? *preemption: /)[0] ?? "")
    .replace(/\.\s*$/, "")
    // Commas separate the parts and also stand inside of them; a part begins with its number of nodes.
    .split(/,\s+(?=\d+ )/)
    .map((part) => part.trim());
  const parts = withoutGeneral(texts).map((part) =>
    placementPart(
      partOf(text, () => part),
      Number(total),
    ),
  );
  const [telling] = parts.toSorted((a, b) => Number(a.isUsual) - Number(b.isUsual) || b.nodes - a.nodes);
  if (!telling) return alone(total === "0" ? NO_NODES : (claimTrouble(rest) ?? unknown(partOf(text, () => rest))));
  const different = new Map(parts.map(({ why }) => [JSON.stringify(why), why]));
  return {
    why: [...different.values()],
    advice: telling.advice,
    suspects: parts.flatMap(({ suspects }) => suspects),
    parts,
  };
}

/** Until 1.20 a node that one of the two rules forbids is told twice, the first time by the name of both. */
function withoutGeneral(texts: readonly string[]): string[] {
  const exact = texts.some((text) => /pod (anti-)?affinity rules/.test(text));
  return texts.filter((text) => text !== "" && !(exact && /pod affinity\/anti-affinity/.test(text)));
}

function placementPart(text: MaskedText, total: number): Part {
  const claim = claimTrouble(text);
  const count = /^\d+/.exec(text)?.[0];
  const nodes = count === undefined ? null : Number(count);
  const part = { suspects: [], nodes: nodes ?? 0, heldBy: null, isLack: false, isUsual: false };
  if (claim) return { ...part, ...claim, isLack: true };
  for (const { fits, why, advice, suspects, heldBy, usual = false } of NODE_REFUSALS) {
    const match = fits.exec(text);
    if (!match) continue;
    return {
      ...part,
      why: message("finding.placement.nodes", { nodes, of: total, why: why(match) }),
      advice,
      suspects: suspects(match),
      heldBy,
      isUsual: usual,
      isLack: /Insufficient|Too many/.test(text),
    };
  }
  return { ...part, ...unknown(text), isLack: true };
}

type Single = Pick<Part, "why" | "advice" | "suspects">;

/** What concerns no node in particular, but a claim of the pod (Kubernetes plugins/volumebinding). */
function claimTrouble(text: string): Single | undefined {
  const claim = /persistentvolumeclaim "([^"]+)"/.exec(text)?.[1] ?? null;
  const base = { advice: message("finding.advice.claim-events"), suspects: [podField("volumes")] };
  if (claim !== null && /is being deleted/.test(text)) {
    const why = message("finding.placement.claim-being-deleted", { claim });
    return { ...base, why, advice: message("finding.advice.claim-being-deleted") };
  }
  if (/ephemeral volume controller/.test(text)) {
    return { ...base, why: message("finding.placement.claim-not-made", { claim }) };
  }
  if (/non-existent persistentvolume|bound to non-existent/i.test(text)) {
    return { ...base, why: message("finding.placement.claim-volume-missing", { claim }) };
  }
  if (claim !== null && /not found/.test(text)) {
    return { ...base, why: message("finding.placement.claim-missing", { claim }) };
  }
  if (/unbound immediate PersistentVolumeClaims/.test(text)) {
    return { ...base, why: message("finding.placement.claim-unbound", { claim }) };
  }
  return undefined;
}

function alone({ why, ...rest }: Single): Said {
  return { ...rest, why: [why], parts: [] };
}

const UNKNOWN = { advice: message("finding.advice.scheduler-words"), suspects: [PLACEMENT] };
const NO_NODES: Single = { ...UNKNOWN, why: message("finding.placement.no-nodes") };

function unknown(text: MaskedText): Single {
  const said = partOf(text, (whole) => whole.replace(/\.\s*$/, ""));
  if (text === "") return { ...UNKNOWN, why: message("finding.placement.unsaid") };
  return { ...UNKNOWN, why: message("finding.placement.other", { said }) };
}
