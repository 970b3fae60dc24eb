import type { Check } from "@/lib/contract/checks";
import type { GaveWay, UndoPreview } from "@/lib/contract/undo";
import type { Phrase } from "../../phrase";
import { capitalised, counted, formatted, listed, plural } from "../phrases";

const LEFT_OUT: Record<GaveWay, string> = {
  "earlier-records": "the records of earlier rollbacks",
  record: "the record of this rollback",
  "own-cause": "the revision’s own change cause",
  reason: "the reason",
  "change-cause": "the change cause",
};
const leftOut = (parts: readonly GaveWay[]) =>
  `because the annotations are full (256 KiB): ${listed(
    parts.map((part) => LEFT_OUT[part]),
    parts.length,
  )}.`;

const stateOfCheck: Record<Check["state"], string> = {
  bad: "Problem: ",
  warn: "Warning: ",
  ok: "All right: ",
  unknown: "Not known: ",
  "not-applicable": "Does not apply: ",
};

const downPods = (down: number) => (down === 1 ? "its pod" : `all ${formatted(down)} pods`);

/** The question whether to roll back. Revisions are called as in the middle of a sentence unless it says otherwise. */
export const undoWords = {
  title: <Thing>(name: Thing, revision: string): Phrase<Thing> => ["Roll back ", name, ` to ${revision}?`],
  runsAlready: <Thing>(name: Thing, revision: string): Phrase<Thing> => [name, ` runs ${revision} already`],
  nothingToChange: "Its template is the one you want to return to, so there is nothing to change and nothing was sent.",
  close: "Close",
  reasonNote: "optional; becomes the change cause",
  rollBackTo: (revision: string) => `Roll back to ${revision}`,
  rollBackAndResume: "Roll back and resume",
  rollBackNow: "Roll back now",
  lookAgain: "Look again",
  goOn: "Go on all the same",
  checkAgain: "Check again",
  countdown: <Thing>(
    name: string,
    revision: string,
    timer: (text: string) => Thing,
    seconds: number,
  ): Phrase<Thing> => [`Rolling back ${name} to ${revision} in `, timer(`${formatted(seconds)} s`)],
  countdownStarts: (name: string, revision: string, seconds: number) =>
    `Rolling back ${name} to ${revision} in ${counted(seconds, "second", "seconds")}. Escape or Cancel calls it off.`,
  calledOff: "Called off: nothing was sent.",
  otherOutcome: "With this reason the outcome is different, so nothing was sent: look at it once more.",
  verdict: {
    waiting: "Waiting for what you sent before",
    asking: "Asking the API server…",
    refused: "Cannot be done as it stands",
    notPossible: "Cannot be checked ahead",
    checked: "Checked by the API server",
  },
  attention: {
    problems: (count: number) => counted(count, "problem", "problems"),
    warnings: (count: number) => counted(count, "warning", "warnings"),
    toKnow: "to know before you roll back",
  },
  notChecked: {
    heading: "The API server could not check this ahead.",
    means:
      "A webhook there cannot take part in a dry run, so what follows is worked out by Rewind. The rollback itself can be done all the same, and the webhook may refuse it.",
  },
  noRoom: {
    heading: "There is no room for everything that Rewind records about a rollback.",
    complete: "The rollback itself is complete.",
  },
  leavesOut: (parts: readonly GaveWay[]) => `It leaves out, ${leftOut(parts)}`,
  hasLeftOut: (parts: readonly GaveWay[]) => `Left out, ${leftOut(parts)}`,
  sides: {
    now: <Thing>(revision: Thing): Phrase<Thing> => ["now · ", revision],
    notRolledOut: "not rolled out",
    becomes: <Thing>(revision: Thing, formerly: readonly string[]): Phrase<Thing> => [
      "becomes ",
      revision,
      formerly.length === 0 ? "" : ` · formerly ${formerly.join(", ")}`,
    ],
    arrow: "becomes",
  },
  warnings: {
    /** With the name of the revision as at the beginning of a sentence. */
    rolledBackFrom: (revision: string) => `${revision} is what was rolled back from.`,
    bringsBack: "This brings back the version that somebody left behind.",
    leftBehind: <Thing>(by: Thing, ago: Thing): Phrase<Thing> => [by, " rolled back from it ", ago, "."],
    leftBehindBecause: <Thing>(by: Thing, ago: Thing, reason: Thing): Phrase<Thing> => [
      by,
      " rolled back from it ",
      ago,
      ": ",
      reason,
    ],
    paused: "It is paused, and a paused Deployment rolls nothing out.",
    resumeToo: "Roll back and resume does both in one step, so nothing half finished runs on in between.",
    resumeTooPast: <Thing>(changes: Thing): Phrase<Thing> => [
      "Roll back and resume does both in one step, so the change that waits behind the pause (",
      changes,
      ") never rolls out.",
    ],
  },
  outage: {
    mayGoDown: (down: number) => `The strategy lets ${downPods(down)} go before a new one is ready.`,
    mayServeNothing: "It may be that nothing serves meanwhile.",
    goesDownButKept: (down: number) => `Recreate takes ${counted(down, "pod", "pods")} down before a new one starts.`,
    keptServe: (kept: number) => `Only ${formatted(kept)} ${plural(kept, "serves", "serve")} meanwhile.`,
    goesDown: (down: number) => `Recreate takes ${downPods(down)} down before a new one starts.`,
    servesNothing: "Nothing serves until the new ones are ready.",
  },
  outcome: {
    /** "Replaces 2 pods · keeps 8 healthy pods · creates 2". */
    pods: ({ replaced, kept, created }: UndoPreview["pods"], endsFirst: boolean) => {
      const parts = [
        ...(replaced > 0 ? [`${endsFirst ? "first ends" : "replaces"} ${counted(replaced, "pod", "pods")}`] : []),
        ...(kept > 0 ? [`keeps ${counted(kept, "healthy pod", "healthy pods")}`] : []),
        ...(created > 0 ? [`${endsFirst ? "then creates" : "creates"} ${formatted(created)}`] : []),
      ];
      return capitalised(parts.length === 0 ? "touches no pods" : parts.join(" · "));
    },
    reuses: <Thing>(storedRevision: Thing): Phrase<Thing> => ["Reuses ReplicaSet ", storedRevision, ". "],
    stays: <Thing>(replicas: number, strategy: Thing): Phrase<Thing> => [
      `Replicas stay ${formatted(replicas)}, strategy `,
      strategy,
      ".",
    ],
    staysWithAutoscaler: <Thing>(replicas: number, strategy: Thing, autoscaler: Thing): Phrase<Thing> => [
      `Replicas stay ${formatted(replicas)}, strategy `,
      strategy,
      "; autoscaler ",
      autoscaler,
      " keeps deciding how many.",
    ],
    newRevision: "Makes a new ReplicaSet: every pod is replaced.",
    admission: "Admission changes the template on its way in, so that it no longer equals that of the old ReplicaSet.",
    admissionChanges: <Thing>(changes: Thing): Phrase<Thing> => [
      "Admission changes the template on its way in, so that it no longer equals that of the old ReplicaSet: ",
      changes,
      ".",
    ],
  },
  changes: {
    heading: "What will change",
    checked: <Thing>(count: string, aside: (text: string) => Thing): Phrase<Thing> => [
      count,
      aside(", as the API server will write them"),
    ],
    workedOut: <Thing>(count: string, aside: (text: string) => Thing): Phrase<Thing> => [
      count,
      aside(", as Rewind works them out"),
    ],
    showAll: (count: number) => `Show all ${formatted(count)} changes`,
    beside: <Thing>(changes: Thing): Phrase<Thing> => ["Beside the template: ", changes],
  },
  checks: {
    heading: "Before you roll back",
    failed: (problem: string) => `The checks could not be made: ${problem} The rollback is possible all the same.`,
    /** What passed beside checks that did not, and how many do not apply. */
    otherPassed: (passed: number, idle: number) =>
      `${counted(passed, "other check", "other checks")} passed${notApplied(idle)}`,
    passed: (passed: number, idle: number) =>
      idle > 0
        ? `${counted(passed, "check", "checks")} passed${notApplied(idle)}`
        : `All ${counted(passed, "check", "checks")} passed`,
    state: stateOfCheck,
    evidence: "Evidence",
    more: (count: number) => `and ${formatted(count)} more`,
    by: <Thing>(who: Thing): Phrase<Thing> => ["by ", who],
  },
  moved: {
    recreated: <Thing>(name: Thing): Phrase<Thing> => [name, " was deleted and created again while you were reading"],
    deleting: <Thing>(name: Thing): Phrase<Thing> => [name, " is being deleted"],
    revisionGone: (revision: string) => `${revision} was deleted while you were reading`,
    changed: <Thing>(name: Thing): Phrase<Thing> => ["Somebody changed ", name, " while you were reading"],
    paused: <Thing>(name: Thing): Phrase<Thing> => ["Somebody paused ", name, " while you were reading"],
    resumed: <Thing>(name: Thing): Phrase<Thing> => ["Somebody resumed ", name, " while you were reading"],
    lookAgain: "Nothing was sent. Look again before you decide.",
    finding: "Finding out what happened…",
  },
  refused: {
    changed: (name: string) => `Somebody changed ${name} while you were reading`,
    /** With the name of the revision as at the beginning of a sentence. */
    revisionGone: (revision: string) => `${revision} is gone`,
    recreated: (name: string) => `${name} was deleted and created again`,
    paused: (name: string) => `${name} is paused`,
    previewOutdated: "Nothing was sent: it is no longer what the preview showed",
    gone: (name: string) => `${name} is gone`,
    writtenBy: <Thing>(by: Thing): Phrase<Thing> => ["Written by ", by],
    writtenByAt: <Thing>(by: Thing, ago: Thing): Phrase<Thing> => ["Written by ", by, ", ", ago],
    writtenAt: <Thing>(ago: Thing): Phrase<Thing> => ["Written ", ago],
  },
};

function notApplied(idle: number): string {
  return idle === 0 ? "" : `, ${formatted(idle)} ${plural(idle, "does", "do")} not apply`;
}
