import type { PodTemplate } from "../objects/objects";
import { NODE_REFUSALS, type NodeRefusal, PLACEMENT } from "../messages/node-refusals";
import { type KubeEvent, type Pod, podConditionOf } from "../objects/pod-objects";
import { type Rivals } from "./rivals";
import { keepsApart } from "../template/keeps-apart";
import { podField, type Suspect } from "../messages/suspects";
import { eventEvidence, podEvidence, type Trouble } from "./trouble";

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
  const text = event?.message ?? scheduled.message ?? "";
  const { words, advice, suspects, parts } = gated ? GATED : schedulerWords(text);
  const since = scheduled.lastTransitionTime ?? null;
  const evidence = [
    ...(event ? [eventEvidence(event)] : []),
    podEvidence(pod, "status.conditions[PodScheduled]", scheduled.message ?? scheduled.reason ?? "", since),
  ];
  const trouble: Trouble = {
    code: "unschedulable",
    weight: "cause",
    subject: words,
    family: "scheduling",
    vague: false,
    sentence: (pods) => `No node takes ${pods}: ${words}.`,
    short: words,
    advice,
    evidence,
    since: since ?? pod.metadata.creationTimestamp,
    why: scheduled.reason ?? "Unschedulable",
    suspects,
  };
  return isDeadlock(parts, text, template, rivals) ? deadlocked(trouble, words, rivals) : trouble;
}

/** New pods wait for what old ones have, and old ones stay until new ones are available: one cause, which ends by itself never. */
function deadlocked(trouble: Trouble, words: string, { strategy }: Rivals): Trouble {
  return {
    ...trouble,
    code: "old-pods-in-the-way",
    sentence: (pods) =>
      `Old and new pods wait for each other: no node takes ${pods}, as ${words} that are this rollout's own, and no old pod may go before a new one is available.`,
    advice:
      "Set maxSurge to 0 and maxUnavailable to 1, so that an old pod makes room for a new one; or add a node, or drop the rule.",
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

const GATED: Said = {
  words: "scheduling gates hold them back",
  advice: "Whoever set spec.schedulingGates removes them when the pod may run: see its controller.",
  suspects: [podField("schedulingGates")],
  parts: [],
};

/** A part of the scheduler's message: on how many nodes, and whether pods or a lack of something are in the way there. */
type Part = {
  words: string;
  advice: string;
  suspects: Suspect[];
  nodes: number;
  heldBy: NodeRefusal["heldBy"];
  isLack: boolean;
  isUsual: boolean;
};
type Said = Pick<Part, "words" | "advice" | "suspects"> & { parts: readonly Part[] };

/**
 * The scheduler's message (Kubernetes pkg/scheduler/framework/types.go FitError), part by part:
 * `0/3 nodes are available: 1 node(s) had taint {…}, that the pod didn't tolerate, 2 Insufficient cpu.`
 */
function schedulerWords(message: string): Said {
  const [, total = "", rest = ""] = /^0\/(\d+) nodes are available: ?([\s\S]*)$/.exec(message) ?? [];
  if (total === "") return alone(message);
  const texts = (rest.split(/\.? *preemption: /)[0] ?? "")
    .replace(/\.\s*$/, "")
    // Commas separate the parts and also stand inside of them; a part begins with its number of nodes.
    .split(/,\s+(?=\d+ )/)
    .map((text) => text.trim());
  const parts = withoutGeneral(texts).map((text) => partOf(text, total));
  if (parts.length === 0) return alone(total === "0" ? "the cluster has no nodes" : rest);
  const telling = parts.toSorted((a, b) => Number(a.isUsual) - Number(b.isUsual) || b.nodes - a.nodes)[0];
  return {
    words: [...new Set(parts.map(({ words }) => words))].join(", "),
    advice: telling?.advice ?? "",
    suspects: parts.flatMap(({ suspects }) => suspects),
    parts,
  };
}

/** Until 1.20 a node that one of the two rules forbids is told twice, the first time by the name of both. */
function withoutGeneral(texts: readonly string[]): string[] {
  const exact = texts.some((text) => /pod (anti-)?affinity rules/.test(text));
  return texts.filter((text) => text !== "" && !(exact && /pod affinity\/anti-affinity/.test(text)));
}

function partOf(text: string, total: string): Part {
  const claim = claimTrouble(text);
  const count = /^\d+/.exec(text)?.[0] ?? "";
  const part = { suspects: [], nodes: Number(count), heldBy: null, isLack: false, isUsual: false };
  if (claim) return { ...part, ...claim, isLack: true };
  for (const { fits, say, advice, suspects, heldBy, usual = false } of NODE_REFUSALS) {
    const match = fits.exec(text);
    if (!match) continue;
    const words = `${count} of ${total} nodes ${say(match)}`;
    return {
      ...part,
      words,
      advice,
      suspects: suspects(match),
      heldBy,
      isUsual: usual,
      isLack: /Insufficient|Too many/.test(text),
    };
  }
  return { ...part, ...unknown(text), isLack: true };
}

type ClaimTrouble = Pick<Part, "words" | "advice" | "suspects">;

/** What concerns no node in particular, but a claim of the pod (Kubernetes plugins/volumebinding). */
function claimTrouble(text: string): ClaimTrouble | undefined {
  const claim = /persistentvolumeclaim "([^"]+)"/.exec(text)?.[1];
  const the = claim === undefined ? "a PersistentVolumeClaim" : `PersistentVolumeClaim "${claim}"`;
  const said = (words: string, advice: string) => ({
    words: `${the} ${words}`,
    advice,
    suspects: [podField("volumes")],
  });
  const own = "Look at the claim's own events: its storage class may not exist, or have no room.";
  if (claim !== undefined && /is being deleted/.test(text))
    return said("is being deleted", "Wait until it is gone, and create it again.");
  if (/ephemeral volume controller/.test(text)) return said("is still to be made for the pod", own);
  if (/non-existent persistentvolume|bound to non-existent/i.test(text))
    return said("is bound to a volume that does not exist", own);
  if (claim !== undefined && /not found/.test(text)) return said("does not exist", own);
  if (/unbound immediate PersistentVolumeClaims/.test(text)) return said("is not bound", own);
  return undefined;
}

function alone(text: string): Said {
  return { ...(claimTrouble(text) ?? unknown(text)), parts: [] };
}

function unknown(text: string): ClaimTrouble {
  const words = text === "" ? "the scheduler gives no reason" : text.replace(/\.\s*$/, "");
  return { words, advice: "The evidence has the scheduler's own words.", suspects: [PLACEMENT] };
}
