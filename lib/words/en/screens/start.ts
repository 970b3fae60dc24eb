import type { Phrase } from "../../phrase";

export const startWords = {
  heading: "Where do you want to look?",
  reading: "Reading the kubeconfig…",
  whichKubeconfig: <T>(code: (text: string) => T): Phrase<T> => [
    "Rewind reads the same kubeconfig as kubectl: the file that ",
    code("KUBECONFIG"),
    " names, or else ",
    code("~/.kube/config"),
    ". It is read again on every try, so you need not restart anything.",
  ],
  partlyRead: <T>(problem: T): Phrase<T> => [problem, " Its clusters are missing here."],
  noContext: "The kubeconfig names no context",
  whatAContextIs: <T>(code: (text: string) => T): Phrase<T> => [
    "A context says which cluster to talk to and as whom. ",
    code("kubectl config get-contexts"),
    " lists those that exist; the tool that gives you access to a cluster usually adds one.",
  ],
  clusters: "Clusters",
  currentContext: "current context",
  namespaces: {
    heading: "Namespaces",
    field: "Namespace",
    filter: "Filter namespaces",
    filterHint: "Filter…",
    filterOrTypeHint: "Filter, or type a name…",
    stillWorks: "You can choose another cluster, or type a namespace above.",
    mayNotList: "You have no right to list the namespaces of this cluster. Type the name of one that you may read.",
    ofTheContext: "of the context",
    noneCalled: <T>(name: T): Phrase<T> => ["This cluster has no namespace called “", name, "”."],
    noneKnown: <T>(name: T): Phrase<T> => ["No namespace called “", name, "” is known."],
  },
};
