import type { ProblemCode } from "@/lib/contract/problem-code";

/** What a person can do after a refused rollback: send it (again), with a resume, after another look, or nothing. */
export type NextStep = "send" | "resume-too" | "look-again" | "close";

export function nextStepOf(code: ProblemCode): NextStep {
  switch (code) {
    case "paused":
    case "already-paused":
      return "resume-too";
    case "changed-meanwhile":
    case "recreated":
    case "revision-gone":
    case "no-such-revision":
    case "conflict":
    case "not-paused":
    case "nothing-masked-there":
      return "look-again";
    case "read-only":
    case "reveal-off":
    case "not-found":
    case "being-deleted":
    case "unknown-cluster":
    case "outcome-unknown":
    case "no-such-write":
    case "wrong-origin":
    case "wrong-host":
    case "method-not-allowed":
    case "unsupported-media-type":
    case "no-kubeconfig":
    case "kubeconfig-unreadable":
      return "close";
    case "preview-outdated":
    case "write-pending":
    case "forbidden":
    case "rejected":
    case "unauthenticated":
    case "credential-plugin-failed":
    case "cluster-unreachable":
    case "cluster-timeout":
    case "cluster-error":
    case "busy":
    case "too-many-streams":
    case "restarted-just-now":
    case "too-large":
    case "invalid-request":
    case "internal":
      return "send";
  }
}
