import type { Phrase } from "../../phrase";
import { counted, formatted } from "../phrases";

export const activityWords = {
  title: (namespace: string) => `What changed in ${namespace}`,
  heading: <T>(namespace: T): Phrase<T> => ["What changed lately in ", namespace],
  allRollouts: "All rollouts",
  reading: "Reading what changed…",
  whichRights:
    "This page needs the right to list Deployments and ReplicaSets; the list of rollouts needs only the right to list Deployments.",
  incomplete: "Some namespaces could not be read, so what changed there is missing here.",
  filter: "Filter by name, image, change, cause or who",
  filterHint: "Filter…",
  shown: (shown: number, all: number) => `${formatted(shown)} of ${counted(all, "change", "changes")}`,
  none: "Nothing has rolled out here",
  noneMeans: "Every revision that Kubernetes still keeps is listed here, as soon as there is one.",
  noMatch: "No change matches",
  noMatchMeans:
    "The filter looks for every word in names, images, changes, causes and in the names of those who made them.",
  periods: { lastHour: "Last hour", lastDay: "Last 24 hours", lastWeek: "Last 7 days", earlier: "Earlier" },
  nothing: "Nothing changed.",
  nothingThatMatches: "No change that matches.",
  replaced: "replaced since",
  revision: (number: string | null) => (number === null ? "no number" : `rev. ${number}`),
  revisionOf: (name: string, number: string | null) =>
    number === null ? `${name}, revision without number` : `${name}, revision ${number}`,
  oldest: "the oldest revision that is kept",
  causeBy: <T>(by: T, cause: T): Phrase<T> => ["by ", by, ": ", cause],
  rollBack: "Roll back…",
  rollBackOf: (name: string) => `Roll back… ${name}`,
};
