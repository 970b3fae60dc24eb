import { counted, formatted } from "../phrases";

/** Pods in one state, with the most frequent reasons for it. */
const inState =
  (words: string) =>
  (count: number, reasons: readonly string[]): string =>
    `${formatted(count)} ${words}${reasons.length > 0 ? `: ${reasons.join(", ")}` : ""}`;

/** The pods by revision. */
export const podWords = {
  heading: "Pods now",
  none: "no pods",
  more: (count: number) => `+${formatted(count)}`,
  stillTerminating: (count: number) => `${counted(count, "pod is", "pods are")} still terminating`,
  stillTerminatingSentence: (count: number) => `${counted(count, "pod is", "pods are")} still terminating.`,
  states: {
    serving: inState("ready, serving"),
    allReady: inState("ready"),
    ready: inState("not long enough to count as available"),
    failing: inState("failing"),
    "not-ready": inState("not ready"),
    starting: inState("starting"),
    pending: inState("without a node"),
    missing: inState("missing"),
    terminating: inState("ending"),
    gone: inState("gone"),
  },
  pod: (name: string, state: string, why: string | null, restarts: number) => {
    const restarted = restarts === 1 ? ", restarted once" : `, restarted ${counted(restarts, "time", "times")}`;
    return `${name}: ${state}${why === null ? "" : ` (${why})`}${restarts === 0 ? "" : restarted}`;
  },
};
