import type { Phrase } from "../../phrase";
import { counted, listed } from "../phrases";
import { revisionWords } from "./revisions";
import { timeAgo, timeSpan } from "../times";
import { problemWords } from "./problems";

const THEMES = { system: "system", light: "light", dark: "dark" };

/** The words of the frame of every screen, and of what several screens show. */
export const appWords = {
  problems: problemWords,
  revisions: revisionWords,
  times: {
    span: timeSpan,
    ago: timeAgo,
    by: (time: string) => `by ${time}`,
    byMeans: (time: string) => `At ${time} at the latest: nobody recorded exactly when`,
  },
  shell: {
    home: "Rewind, start page",
    whereYouAre: "Where you are",
    cluster: (name: string) => `Cluster ${name}`,
    chooseCluster: "Choose another cluster",
    findCluster: "Find a cluster…",
    readOnly: "Read-only",
    readOnlyMeans: "Rewind was started with REWIND_READ_ONLY=1 and refuses every write.",
    skip: "Skip to content",
    shortcuts: "Keyboard shortcuts",
    shortcutsWithKey: "Keyboard shortcuts (?)",
    theme: (now: keyof typeof THEMES, next: keyof typeof THEMES) => `Theme: ${THEMES[now]}. Change to ${THEMES[next]}`,
  },
  namespaces: {
    every: "All namespaces",
    choose: "Choose another namespace",
    findOrType: "Find or type a namespace…",
    reading: "Reading namespaces…",
    problem: (problem: string) => `${problem} You can still type a name.`,
    mayNotList: "You have no right to list namespaces here. Type a name.",
  },
  /** Where a stretch is `aside`, narrow screens leave it out. */
  freshness: {
    old: <T>(age: string, reason: string, aside: (text: string) => T): Phrase<T> => [
      aside("data is "),
      `${age} old`,
      aside(`: ${reason}`),
    ],
    live: "live",
    updated: <T>(age: string, aside: (text: string) => T): Phrase<T> => [aside("updated "), `${age} ago`],
    notLive: <T>(age: string, aside: (text: string) => T): Phrase<T> => [aside("not live, updated "), `${age} ago`],
    readAgain: ". Read again",
    heardTitle: (time: string) => `Last heard from the cluster at ${time}. Press to read again.`,
    notLiveTitle: (why: string, time: string) => `${why} Last heard from the cluster at ${time}. Press to read again.`,
    oldAloud: (problem: string, time: string) =>
      `What is shown is old: ${problem} Last heard from the cluster at ${time}.`,
    reasons: {
      unreachable: "cluster does not answer",
      timeout: "cluster stopped answering",
      credentials: "credentials are not accepted",
      rewind: "Rewind does not answer",
      other: "reading failed",
    },
  },
  text: {
    noCause: "no change cause",
    noCauseButReason: <T>(explained: (text: string) => T): Phrase<T> => [
      "no change cause",
      explained(" (a rollback’s reason is left over)"),
    ],
    leftOver: "left over from before: ",
    leftOverMeans:
      "The same text as that of the revision before. Kubernetes copies it to each new revision that comes without a change cause of its own.",
    noImage: "no image",
    moreImages: (images: readonly string[]) => ` more: ${listed(images, images.length)}`,
    showLess: "Show less",
    showAll: (characters: number) => `Show all ${counted(characters, "character", "characters")}`,
    masked: (code: string) => `masked ${code}`,
    maskedBecause: {
      text: "Masked because it looks like a credential.",
      name: "Masked because its name says that it is a credential.",
      shape: "Masked because it looks like a credential.",
      userinfo: "Masked because it is the login part of an address.",
      "last-applied": "Masked because it is a copy of the whole object.",
    },
    causes: {
      changeCause: "the change cause",
      ownCause: "the revision’s own cause",
      reason: "the reason of the rollback",
    },
    show: <T>(subject: string, aloud: (text: string) => T): Phrase<T> => ["Show", aloud(` the value of ${subject}`)],
    hide: <T>(subject: string, aloud: (text: string) => T): Phrase<T> => ["Hide", aloud(` the value of ${subject}`)],
    isShown: (subject: string) => `The value of ${subject} is shown. This was logged.`,
  },
  ui: {
    cancel: "Cancel",
    clear: "Clear",
    copy: <T>(what: string, aloud: (text: string) => T): Phrase<T> => ["Copy", aloud(` ${what}`)],
    copied: "Copied",
    copyRefused: "The browser did not allow copying",
    open: <T>(name: T): Phrase<T> => ["Open “", name, "”"],
    nothingFound: "Nothing by that name.",
    more: (count: number) => `${count} more: type to find them.`,
    reason: "Reason",
    tryAgain: "Try again",
  },
  errorPage: {
    title: "Something broke",
    heading: "Something broke in Rewind",
    nothingSent: "This error changed nothing in the cluster.",
    inTheLog: <T>(digest: T): Phrase<T> => ["The server’s log says more under ", digest, "."],
    tryAgain: "Try again",
    toStart: "Back to the start page",
  },
  notFoundPage: {
    title: "No such page",
    heading: "There is no such page",
    addresses: <T>(address: (text: string) => T): Phrase<T> => [
      "The address of a rollout is ",
      address("/cluster/namespace/deployments/name"),
      ".",
    ],
    toStart: "Choose a cluster and a namespace",
  },
};
