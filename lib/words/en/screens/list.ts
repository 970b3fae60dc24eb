import type { Phrase } from "../../phrase";
import { counted, formatted } from "../phrases";

export const listWords = {
  reading: "Reading rollouts…",
  count: (shown: number, all: number) =>
    `${shown === all ? "" : `${formatted(shown)} of `}${counted(all, "Deployment", "Deployments")}`,
  activity: "What changed lately",
  stillWorks: "You can choose another namespace or cluster above, or type the name of a namespace there.",
  table: "Rollouts",
  columns: {
    state: "State",
    namespace: "Namespace",
    name: "Name",
    ready: "Ready",
    updated: "Up to date",
    available: "Available",
    revision: "Rev.",
    images: "Running",
    changed: "Changed",
    age: "Age",
    cause: "Change cause",
  },
  toolbar: {
    filter: "Filter by name, image or change cause",
    filterHint: "Filter…",
    show: "Show",
    drawers: { all: "All", attention: "Needs attention", rolling: "Rolling out", paused: "Paused" },
    sort: "Sort",
    mostUrgent: "Most urgent",
    sorts: {
      state: "State",
      namespace: "Namespace",
      name: "Name",
      ready: "Ready",
      updated: "Up to date",
      available: "Available",
      revision: "Revision",
      images: "Image",
      changed: "Last change",
      age: "Age",
      cause: "Change cause",
    },
  },
  row: {
    ready: <T>(counts: T, onPhones: (text: string) => T): Phrase<T> => [counts, onPhones(" ready")],
    revision: <T>(number: T, onPhones: (text: string) => T): Phrase<T> => [onPhones("rev. "), number],
    noRevision: "none",
    never: "never",
  },
  rollBack: <T>(name: string, aloud: (text: string) => T): Phrase<T> => ["Roll back", aloud(` ${name}`), "…"],
  nothing: {
    noMatch: "No Deployment matches",
    noMatchMeans: "The filter looks for every word in names, namespaces, images and change causes.",
    showAll: "Show all",
    none: "No Deployments here",
    noneAnywhere:
      "No namespace of this cluster has a Deployment that you may read. New ones appear here by themselves.",
    noneIn: <T>(namespace: T): Phrase<T> => [
      "The namespace ",
      namespace,
      " has no Deployment, or does not exist. New ones appear here by themselves.",
    ],
    onlyWorkloads: "StatefulSets and DaemonSets are not shown yet.",
  },
  byName: {
    label: "Open a Deployment by its name, if you may read it but not list all:",
    hint: "Name of a Deployment",
    open: "Open",
  },
};
