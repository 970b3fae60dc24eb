import type { Phrase } from "../../phrase";

export const problemWords = {
  inKubernetesWords: "Kubernetes says",
  noAnswerAnyMore: "The cluster does not answer any more",
  shownIsOld: <T>(time: T): Phrase<T> => [
    "What you see below was read before that. Rewind last heard from the cluster at ",
    time,
    ".",
  ],
  /** What the browser finds out by itself. All other problems come with their words. */
  internal: "Something broke in Rewind",
  noAnswer: "Rewind itself does not answer.",
  mayHaveWritten: "The change may or may not have been made: look at the rollout again before you repeat it.",
  checkProcess: "Check that its process still runs. This page goes on by itself as soon as it does.",
  noReason: (status: number) => `Rewind answered with status ${status} and did not say why.`,
  readLog: "Its own log says more.",
  notFound: "It does not exist",
  gone: (name: string, namespace: string) => `There is no Deployment "${name}" in namespace "${namespace}" any more.`,
  goneUnseen: "This Deployment does not exist any more.",
  lookAtList: "It was deleted or renamed. Go back to the list to see what is there.",
};
