import type { ProblemCode } from "@/lib/contract/problem-error";
import type { Phrase } from "../../phrase";

/** A heading for each way to fail. The sentence and the advice come from the server, which knows the particulars. */
const titles: Record<ProblemCode, string> = {
  "invalid-request": "This address is not valid",
  unauthenticated: "The cluster does not accept your credentials",
  forbidden: "You are not allowed to do this",
  "read-only": "Rewind is read-only here",
  "wrong-origin": "This request came from another site",
  "not-found": "It does not exist",
  "unknown-cluster": "No such cluster",
  "no-such-revision": "No such revision",
  "no-such-write": "Rewind does not know this change",
  "nothing-masked-there": "Nothing is masked there",
  "reveal-off": "Masked values stay masked here",
  "method-not-allowed": "This is not possible here",
  "already-paused": "It is paused already",
  "not-paused": "It is not paused",
  paused: "It is paused",
  "revision-gone": "The revision is gone",
  "changed-meanwhile": "Somebody has changed it in the meantime",
  "preview-outdated": "The preview is out of date",
  recreated: "It was deleted and created again",
  "being-deleted": "It is being deleted",
  "restarted-just-now": "It was restarted a moment ago",
  "write-pending": "What became of your last change is not known yet",
  conflict: "Somebody else changed it at the same moment",
  "too-large": "This is too large",
  "unsupported-media-type": "This request cannot be read",
  "wrong-host": "Rewind does not answer to this name",
  rejected: "The API server refused the change",
  internal: "Something broke in Rewind",
  "cluster-error": "The cluster answered with an error",
  "cluster-unreachable": "The cluster does not answer",
  "credential-plugin-failed": "The login command failed",
  busy: "The cluster is too busy",
  "no-kubeconfig": "There is no kubeconfig",
  "kubeconfig-unreadable": "The kubeconfig cannot be read",
  "too-many-streams": "Too many windows watch this cluster",
  "cluster-timeout": "The cluster took too long to answer",
  "outcome-unknown": "It is not known yet whether this took effect",
};

export const problemWords = {
  titles,
  inKubernetesWords: "Kubernetes says",
  noAnswerAnyMore: "The cluster does not answer any more",
  shownIsOld: <T>(time: T): Phrase<T> => [
    "What you see below was read before that. Rewind last heard from the cluster at ",
    time,
    ".",
  ],
};
