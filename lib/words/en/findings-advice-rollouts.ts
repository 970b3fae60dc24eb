import type { RolloutAdviceFacts } from "@/lib/contract/facts/findings-advice";
import type { SentencesOf } from "../sentences";

export const rolloutAdvice: SentencesOf<RolloutAdviceFacts> = {
  "finding.advice.backing-off": () =>
    "Once the cause is gone it may take that long to be noticed. Any change of the Deployment, such as of its replicas, makes it try at once.",
  "finding.advice.counts-stand-still": () =>
    "Look at the old pods: too few of them may be available for maxUnavailable to let one go.",
  "finding.advice.deadline-ahead": () => "Each pod that gets ready sets it back.",
  "finding.advice.deadline-exceeded": () =>
    "Kubernetes neither stops nor rolls back: it goes on by itself once the cause is gone. Rolling back is up to you.",
  "finding.advice.denied": () => "Change what it asks for in the pod template, or ask whoever owns the rule.",
  "finding.advice.limit-range": () =>
    "Bring the container's resources within the LimitRange of this namespace, or have it changed.",
  "finding.advice.min-ready-waiting": () => "This is minReadySeconds at work; nothing is wrong.",
  "finding.advice.pod-security": () =>
    "Set what the evidence names in securityContext, or have the namespace's Pod Security level changed.",
  "finding.advice.pod-security-policy": () =>
    "Change securityContext as the evidence asks, or have a policy allowed for the pods' ServiceAccount.",
  "finding.advice.quota": () =>
    "Have the quota raised, free some of it, or request less. A rollout needs room for its surge.",
  "finding.advice.quota-needs-requests": () =>
    "Set these resources in the pod template, or have a LimitRange give defaults.",
  "finding.advice.rule-in-evidence": () =>
    "Its own words in the evidence name the rule: change what it asks for, or ask whoever owns it.",
  "finding.advice.security-context-constraint": () =>
    "Change securityContext as the evidence asks, or have a constraint allowed for the pods' ServiceAccount (OpenShift).",
  "finding.advice.service-account": ({ name }) =>
    `Create ServiceAccount "${name}" in this namespace, or correct serviceAccountName in the pod template.`,
  "finding.advice.slow-termination": () =>
    "They may take terminationGracePeriodSeconds. A program that heeds SIGTERM ends sooner.",
  "finding.advice.surge-blocked": () =>
    "With a greater maxUnavailable old pods make room for new ones, at the price of fewer that serve meanwhile.",
  "finding.advice.termination-overdue": () =>
    "Their node may not answer, or a finalizer holds them. kubectl delete pod --force gives them up.",
  "finding.advice.webhook-unreachable": () =>
    "Tell whoever runs this webhook. Until it answers, or its failurePolicy is Ignore, nothing gets through.",
};
