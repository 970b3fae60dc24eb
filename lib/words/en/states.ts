import type { StateFacts } from "@/lib/contract/facts/states";
import type { SentencesOf } from "../sentences";
import { counted, plural } from "./phrases";

export const stateSentences: SentencesOf<StateFacts> = {
  "state.deleting": () => "Being deleted",
  "state.not-observed": () => "Just changed",
  "state.not-reacting": () => "No reaction",
  "state.revision-refused": () => "ReplicaSet refused",
  "state.pods-refused": () => "Pods refused",
  "state.stalled": () => "Stuck",
  "state.unavailable": () => "Unavailable",
  "state.paused-with-change": () => "Paused, pending",
  "state.paused": () => "Paused",
  "state.rolling-out": () => "Rolling out",
  "state.scaling": () => "Scaling up",
  "state.short": ({ available, desired }) => `Complete, ${available} of ${desired}`,
  "state.scaled-to-zero": () => "Scaled to zero",
  "state.complete": () => "Complete",

  "state.means.deleting": () => "Kubernetes is deleting it and all its pods.",
  "state.means.not-observed": () => "The Deployment controller has not reacted to the last change yet.",
  "state.means.not-reacting": () =>
    "The Deployment controller does not react to the last change, so nothing that is shown here may be up to date.",
  "state.means.revision-refused": () => "Kubernetes refuses to create the ReplicaSet of the new revision.",
  "state.means.pods-refused": () => "Kubernetes refuses to create its pods.",
  "state.means.stalled": () => "It made no progress within its deadline.",
  "state.means.unavailable": () => "Fewer pods are available than it needs.",
  "state.means.paused-with-change": () => "A change waits behind the pause. It rolls out when somebody resumes.",
  "state.means.paused": () => "Changes wait until somebody resumes.",
  "state.means.rolling-out": () => "Pods are being replaced.",
  "state.means.scaling": ({ available, desired }) =>
    `It was scaled up: ${available} of ${counted(desired, "pod is", "pods are")} available so far.`,
  "state.means.short": ({ available, desired }) =>
    `The rollout is complete, but only ${available} of ${counted(desired, "pod is", "pods are")} available.`,
  "state.means.scaled-to-zero": () => "It is asked to run no pods.",
  "state.means.complete": () => "Every replica is up to date and available.",

  "state.reason.revision-refused": ({ refusal, old, paused }, say) =>
    sentences("The new revision is refused.", refusal && say(refusal), stillThere(old), pauseAside(paused)),
  "state.reason.pods-refused": ({ refusal, old, paused }, say) =>
    sentences(refusal && say(refusal), stillThere(old), pauseAside(paused)),
  "state.reason.stalled": ({ updated, desired, available, old }) =>
    sentences(
      `No progress within the deadline: ${updated} of ${desired} are up to date, ${available} available.`,
      stillThere(old),
    ),
  "state.reason.unavailable": ({ available, desired }) => `Only ${available} of ${desired} are available.`,
  "state.reason.not-reacting": () =>
    "The Deployment controller does not react to the last change. Does the cluster's controller manager run?",
};

function stillThere(old: number): string | null {
  return old === 0 ? null : `${old} older ${plural(old, "pod is", "pods are")} still there.`;
}

function pauseAside(paused: boolean): string | null {
  return paused ? "Its pause is not the reason." : null;
}

function sentences(...all: readonly (string | null)[]): string {
  return all.filter((one) => one !== null).join(" ");
}
