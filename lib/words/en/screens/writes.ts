import type { RolloutAction } from "@/lib/contract/rollout-action";
import type { Phrase } from "../../phrase";
import { formatted } from "../phrases";

type ActionNames = {
  /** While it runs; an undo names the revision that it returns to. */
  doing: (revision: string | null) => string;
  /** Once it has ended. */
  done: string;
  /** One of which was spoken. */
  the: (revision: string | null) => string;
  /** One of which was not. */
  one: string;
};

const to = (revision: string | null) => (revision === null ? "" : ` to ${revision}`);

const names: Record<RolloutAction, ActionNames> = {
  undo: {
    doing: (revision) => `Rolling back${to(revision)}`,
    done: "Rolled back",
    the: (revision) => `The rollback${to(revision)}`,
    one: "A rollback",
  },
  pause: { doing: () => "Pausing", done: "Paused", the: () => "The pause", one: "A pause" },
  resume: { doing: () => "Rolling out", done: "Rolled out", the: () => "The resume", one: "A resume" },
  restart: { doing: () => "Restarting", done: "Restarted", the: () => "The restart", one: "A restart" },
};

type Strong<Thing> = (text: string) => Thing;

/** What became of an action that was sent. `doing` and the like come from `names`. */
export const writeWords = {
  names,
  following: {
    unobserved: (doing: string) => `${doing}: accepted, waiting for the Deployment controller`,
    running: (doing: string, available: number, desired: number, old: number) =>
      `${doing}: ${formatted(available)} of ${formatted(desired)} updated and available${old > 0 ? `, ${formatted(old)} old to go` : ""}`,
    stuck: (doing: string) => `${doing} is stuck`,
    refused: (doing: string) => `${doing}: Kubernetes refuses the new pods`,
    stillWatched: <Thing>(problem: Thing): Phrase<Thing> => [problem, " It is still being watched."],
    stillWatchedSaid: <Thing>(problem: Thing, said: Thing): Phrase<Thing> => [
      problem,
      ": ",
      said,
      " It is still being watched.",
    ],
    paused: (doing: string) => `${doing} stopped: somebody paused it.`,
    superseded: (doing: string) => `${doing} was overtaken: somebody changed the template again.`,
    recreated: "It was deleted and created again. What is shown is another Deployment.",
    deleting: (doing: string) => `${doing} ended: the Deployment is being deleted.`,
    done: <Thing>(
      strong: Strong<Thing>,
      done: string,
      took: string,
      {
        available,
        desired,
        revision,
        terminating,
      }: { available: number; desired: number; revision: string | null; terminating: string | null },
    ): Phrase<Thing> => [
      strong(`${done} in ${took}`),
      `: ${formatted(available)} of ${formatted(desired)} available`,
      revision === null ? "" : ` on ${revision}`,
      terminating === null ? "" : `; ${terminating}`,
    ],
    progress: "Replicas that are updated and available",
    undoTheUndo: (revision: string) => `Undo the undo: back to ${revision}…`,
  },
  dismiss: "Dismiss",
  unknown: {
    looking: <Thing>(strong: Strong<Thing>, the: string, sentAt: Thing): Phrase<Thing> => [
      strong(`${the}: not known yet whether it took effect.`),
      " Sent at ",
      sentAt,
      "; still checking.",
    ],
    tookEffect: <Thing>(strong: Strong<Thing>, the: string, by: Thing): Phrase<Thing> => [
      strong(`${the} took effect after all`),
      ", by ",
      by,
      ".",
    ],
    overtaken: <Thing>(strong: Strong<Thing>, the: string, by: Thing): Phrase<Thing> => [
      strong(`${the} can no longer take effect`),
      ": somebody changed it since. Looked at ",
      by,
      ".",
    ],
    forgotten: <Thing>(strong: Strong<Thing>, the: string): Phrase<Thing> => [
      strong(`${the}: not known whether it took effect.`),
      " Rewind was restarted and no longer looks for it.",
    ],
    notSeen: <Thing>(strong: (parts: Phrase<Thing>) => Thing, the: string, by: Thing): Phrase<Thing> => [
      strong([`${the} had not taken effect by `, by, "."]),
      " It still may: check before you send it again.",
    ],
  },
  pending: (one: string, time: string, answered: boolean) =>
    answered
      ? `${one} that you sent at ${time} may still take effect`
      : `${one} that you sent at ${time} is not answered yet`,
  resume: {
    title: <Thing>(name: Thing): Phrase<Thing> => ["Resume ", name, "?"],
    rollBack: (revision: string) => `Roll back to ${revision} and resume…`,
    resume: "Resume",
    waits: "This change waits behind the pause and rolls out at once:",
    halfWay: (updated: number, desired: number) =>
      `The rollout was paused half way: ${formatted(updated)} of ${formatted(desired)} replicas are up to date. The rest follows at once.`,
    nothingWaits: "No change waits behind the pause, so resuming rolls nothing out.",
  },
  restart: {
    title: <Thing>(name: Thing): Phrase<Thing> => ["Restart ", name, "?"],
    restart: "Restart",
    stepByStep:
      "Every pod is replaced by one of the same template, step by step as in any rollout. This makes a new revision that differs from the current one only in the time of the restart.",
    allAtOnce:
      "Every pod is replaced by one of the same template, all of them at once as in any rollout of this Deployment. This makes a new revision that differs from the current one only in the time of the restart.",
    reasonNote: "optional; becomes the change cause of the new revision.",
  },
};
