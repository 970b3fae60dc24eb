import type { ProblemCode } from "@/lib/contract/problem-error";

/** A heading for each way to fail. The sentence and the advice come from the server, which knows the particulars. */
const TITLES: Record<ProblemCode, string> = {
  "invalid-request": "This address cannot be right",
  unauthenticated: "The cluster does not accept your credentials",
  forbidden: "You may not do this",
  "read-only": "Rewind is read-only here",
  "wrong-origin": "This request came from another site",
  "not-found": "It is not there",
  "unknown-cluster": "No such cluster",
  "no-such-revision": "No such revision",
  "no-such-write": "Rewind remembers no such change",
  "nothing-masked-there": "Nothing is masked there",
  "reveal-off": "Masked values stay masked here",
  "method-not-allowed": "This cannot be asked here",
  "already-paused": "It is paused already",
  "not-paused": "It is not paused",
  paused: "It is paused",
  "revision-gone": "The revision is gone",
  "changed-meanwhile": "Somebody changed it meanwhile",
  "preview-outdated": "The preview is out of date",
  recreated: "It was deleted and created again",
  "being-deleted": "It is being deleted",
  "restarted-just-now": "It was restarted a moment ago",
  "write-pending": "What you sent before is not settled yet",
  conflict: "Somebody wrote at the same moment",
  "too-large": "This is too large",
  "unsupported-media-type": "This request cannot be read",
  "wrong-host": "Rewind does not answer under this name",
  rejected: "The API server refused the change",
  internal: "Something broke in Rewind",
  "cluster-error": "The cluster answered with an error",
  "cluster-unreachable": "The cluster does not answer",
  "credential-plugin-failed": "The login command failed",
  busy: "The cluster is too busy",
  "no-kubeconfig": "There is no kubeconfig",
  "kubeconfig-unreadable": "The kubeconfig cannot be read",
  "too-many-streams": "Too many windows follow this cluster",
  "cluster-timeout": "The cluster took too long to answer",
  "outcome-unknown": "Not known yet whether it took effect",
};

export function problemTitle(code: ProblemCode): string {
  return TITLES[code];
}
