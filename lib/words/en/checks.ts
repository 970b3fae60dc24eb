import type { CheckFacts, CheckSubject, RevisionName } from "@/lib/contract/facts/checks";
import type { SentencesOf } from "../sentences";
import { placeInTemplate } from "./fields";
import { objectName, rightName } from "./object-names";
import { capitalised, counted, listed, plural } from "./phrases";
import { timeSpan } from "./times";

/** So many places are named in one sentence; all of them are in the evidence. */
const MOST_PLACES = 6;

export const checkSentences: SentencesOf<CheckFacts> = {
  "check.no-right": ({ subject, right }) => notChecked(subject, `no right to ${rightName(right)}.`),
  "check.too-many-names": ({ subject }) =>
    notChecked(subject, "the pod template names too many objects to read them all."),
  "check.not-read": ({ subject, problem }, say) => notChecked(subject, say(problem)),

  "check.no-config": () => "There is no ConfigMap or Secret that could have changed.",
  "check.config-of-running": ({ kind, name, revision }) =>
    `${kind} ${name} cannot have changed since ${revisionName(revision)} last ran: it still does.`,
  "check.config-since-unknown": ({ kind, name, revision, because }) =>
    `Whether ${kind} ${name} changed since ${revisionName(revision)} last ran is not known: ${NOT_KNOWN[because]}.`,
  "check.config-created": ({ kind, name, revision, secondsAfter }) =>
    `${kind} ${name} was created ${timeSpan(secondsAfter * 1000)} after ${revisionName(revision)} last ran; it is not rolled back.`,
  "check.config-writes-not-recorded": ({ kind, name, revision }) =>
    `Whether ${kind} ${name} changed since ${revisionName(revision)} last ran is not recorded.`,
  "check.config-changed": ({ kind, name, revision, secondsAfter }) =>
    `${kind} ${name} changed ${timeSpan(secondsAfter * 1000)} after ${revisionName(revision)} last ran; it is not rolled back.`,
  "check.config-changed-before-next": ({ kind, name, revision, secondsBefore }) =>
    `${kind} ${name} changed ${timeSpan(secondsBefore * 1000)} before the next revision took over from ${revisionName(revision)}, perhaps with it; it is not rolled back.`,
  "check.config-younger": ({ kind, name, revision }) =>
    `${kind} ${name} was written after ${revisionName(revision)} was last scaled down, though the cluster does not record when; it is not rolled back.`,
  "check.config-unchanged": ({ kind, name, revision }) =>
    `No change of ${kind} ${name} is recorded since ${revisionName(revision)} last ran.`,
  "check.next.restore-config": ({ kind, name }) =>
    `Check that ${kind} ${name} still fits the older pod template, or restore it as well.`,

  "check.tags-stay": () => "Every image has a digest or a tag that does not move by its name.",
  "check.tag-moves": ({ container, image, policy, runsNow }) => {
    const same = runsNow ? " The live template names the same image, so the rollback may change nothing of it." : "";
    return `Container ${container} runs ${image}, whose tag moves: ${pulledBy(policy)}.${same}`;
  },
  "check.next.fixed-tag": ({ tag }) =>
    `Make sure that ${tag} means the older build again, or choose a revision with a fixed tag or digest.`,

  "check.no-manager": ({ manager, workload }) => NO_MANAGER[manager](workload),

  "check.never-applied": ({ workload }) => `No kubectl apply is remembered on this ${workload}.`,
  "check.last-applied-unreadable": ({ workload }) =>
    `What kubectl apply remembers on this ${workload} cannot be read: the next apply may fail.`,
  "check.apply-leaves-behind": ({ places, overwrites }) => {
    const leaves = overwrites ? "puts the newer version back but leaves behind" : "leaves behind";
    return `The next kubectl apply ${leaves} ${listed(places.map(placeInTemplate), MOST_PLACES)}.`;
  },
  "check.apply-overwrites": () => "The next kubectl apply puts the newer version back.",
  "check.last-applied-is-target": () => "What was last applied is what the rollback restores.",
  "check.next.repair-last-applied": () =>
    "Apply the manifest with `kubectl apply --server-side`, or repair the annotation.",
  "check.next.change-manifest": () => "Put the older pod template into the manifest before it is applied again.",

  "check.no-pods-to-replace": () => "There are no pods to replace.",
  "check.keeps-serving": () => "The strategy keeps pods serving while others are replaced.",
  "check.may-go-down-first": ({ down }) =>
    `The strategy lets ${podsThatRun(down)} go before a new one is ready: perhaps nothing serves meanwhile.`,
  "check.only-older-serve": ({ down, kept }) => {
    const those = plural(down, "the other pod goes", `the ${down} other pods go`);
    return `With Recreate ${those} down first: ${kept} of the older version serve meanwhile.`;
  },
  "check.all-down-first": ({ down }) =>
    `Recreate takes ${podsThatRun(down)} down before a new one starts: nothing serves meanwhile.`,
  "check.next.lower-max-unavailable": () => "Lower maxUnavailable first if it has to serve meanwhile.",
  "check.next.quiet-hour-or-strategy": () =>
    "Do it when nobody needs it, or change the strategy to RollingUpdate first if two versions may run at once.",

  "check.not-rolled-back-from": ({ revision }) =>
    `Nothing says that somebody rolled back from ${revisionName(revision)}.`,
  "check.rolled-back-from": ({ revision, byCurrent }) =>
    byCurrent
      ? `The rollback to what runs now left ${revisionName(revision)} behind: this would undo that rollback.`
      : `Somebody rolled back from ${revisionName(revision)}, and it has not run since.`,
  "check.next.mended": () => "Make sure that what was wrong with it then is mended, or choose another revision.",

  "check.has-available": ({ revision, pods }) =>
    `${capitalised(revisionName(revision))} has ${counted(pods, "available pod", "available pods")} now.`,
  "check.missed-deadline": ({ revision }) =>
    `${capitalised(revisionName(revision))} did not become available within its deadline.`,
  "check.none-available": ({ revision, desired }) =>
    `${capitalised(revisionName(revision))} wants ${counted(desired, "pod", "pods")} and none of them is available.`,
  "check.became-available": ({ revision }) =>
    `${capitalised(revisionName(revision))} became available when it was rolled out.`,
  "check.no-failure-recorded": ({ revision }) =>
    `Nothing says that ${revisionName(revision)} failed to become available; without pods no record is kept.`,
  "check.next.one-that-worked": () => "Choose a revision that has worked.",
  "check.next.why-not-available": () =>
    "See first why its pods are not available, or choose a revision that has worked.",
};

const NOT_KNOWN = {
  "no-number": "its number cannot be read",
  "scaling-down-not-recorded": "the cluster keeps no record of when it was scaled down",
} as const;

const NO_MANAGER: Readonly<Record<CheckFacts["check.no-manager"]["manager"], (workload: string) => string>> = {
  "argo-cd": (workload) => `Nothing says that Argo CD syncs this ${workload}.`,
  flux: (workload) => `Nothing says that Flux applies this ${workload}.`,
  helm: () => "Nothing says that a Helm release of its own will be upgraded over the rollback.",
  owner: (workload) => `No other object controls this ${workload}.`,
  "server-side-apply": () => "Nobody else owns the pod template by server-side apply.",
};

function notChecked(subject: CheckSubject, why: string): string {
  return `${capitalised(subjectName(subject))} could not be checked: ${why}`;
}

function subjectName(subject: CheckSubject): string {
  switch (subject.about) {
    case "object":
      return objectName(subject);
    case "changes":
      return `changes of ${objectName(subject)}`;
    case "autoscalers":
      return "autoscalers";
    case "quotas":
      return "quota";
  }
}

function revisionName({ number, object, name }: RevisionName): string {
  return number === null ? `${object} ${name}` : `revision ${number}`;
}

function podsThatRun(count: number): string {
  return plural(count, "the only pod that runs now", `all ${count} pods that run now`);
}

function pulledBy(policy: string): string {
  switch (policy) {
    case "Always":
      return "new pods pull what it means now, not what it meant then";
    case "Never":
      return "new pods take whatever copy their node has";
    default:
      return "nodes without a copy pull what it means now, the others take the copy they have";
  }
}
