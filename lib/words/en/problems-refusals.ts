import type { RefusalFacts } from "@/lib/contract/facts/problems-refusals";
import type { RolloutAction } from "@/lib/contract/rollout-action";
import type { SentencesOf } from "../sentences";
import { kindName } from "./kinds";

export const refusals: SentencesOf<RefusalFacts> = {
  "problem.read-only": ({ name }) => `This Rewind only shows: "${name}" was not changed.`,
  "problem.read-only.advice": () => "It was started with REWIND_READ_ONLY. Use one that may write, or kubectl.",
  "problem.revision-gone": ({ name }) => `The revision you chose no longer exists, so "${name}" was not changed.`,
  "problem.revision-gone.advice": () => "Its ReplicaSet was deleted meanwhile. Choose another revision.",
  "problem.no-such-revision": ({ name }) => `"${name}" has no such revision.`,
  "problem.no-such-revision.advice": () =>
    "Its ReplicaSet may have been cleaned up since the link was made. The history shows which revisions there are.",
  "problem.nothing-masked-there": ({ name }) => `Nothing is masked at this place of "${name}".`,
  "problem.nothing-masked-there.advice": () => "The template may have changed since it was shown. Look at it again.",
  "problem.reveal-off": () => "This Rewind does not show masked values.",
  "problem.reveal-off.advice": () =>
    "It was started with REWIND_REVEAL=0. Whoever may read the Deployment sees the value with kubectl.",
  "problem.paused": ({ name }) => `"${name}" is paused: nothing would roll out, so it was not changed.`,
  "problem.paused.advice": () => "Resume it first. A rollback can also resume it in the same step.",
  "problem.already-paused": ({ name }) => `"${name}" is already paused.`,
  "problem.already-paused.advice": () => "There is nothing to do.",
  "problem.not-paused": ({ name }) => `"${name}" is not paused.`,
  "problem.not-paused.advice": () => "There is nothing to do.",
  "problem.being-deleted": ({ name }) => `"${name}" is being deleted, so it was not changed.`,
  "problem.being-deleted.advice": () => "Wait until it is gone, then create it anew.",
  "problem.restarted-just-now": ({ name }) => `"${name}" was restarted less than a second ago.`,
  "problem.restarted-just-now.advice": () => "Once is enough. To restart it again, wait a second.",
  "problem.recreated": ({ name }) => `"${name}" was deleted and created anew since you looked, so it was not changed.`,
  "problem.recreated.advice": () => "Look at the new one: its history is not that of the one you saw.",
  "problem.changed-meanwhile": ({ name }) => `Somebody changed "${name}" since you looked, so it was left as it is.`,
  "problem.changed-meanwhile.advice": () => "Look at what was changed, then decide again.",
  "problem.no-such-write": ({ name }) => `Rewind remembers no such write to "${name}".`,
  "problem.no-such-write.advice": () =>
    "It remembers those whose outcome is not known for fifteen minutes. Look at the rollout itself.",
  "problem.preview-outdated": ({ name }) =>
    `What would be sent to "${name}" is no longer what the preview showed, so nothing was sent.`,
  "problem.preview-outdated.advice": () =>
    "Annotations were changed meanwhile, or the preview is too old. Look at a new one, then decide again.",
  "problem.outcome-unknown": ({ problem, action, name, reading }, say) => {
    const seen = reading === "unchanged" ? "Read again at once, it was as before" : "It could not be read again";
    return `${say(problem)} It is not known yet whether "${name}" was ${DONE[action]}. ${seen}, and what was sent may still take effect.`;
  },
  "problem.no-such-action": ({ kind, action }) => `${kindName(kind)} cannot be ${DONE[action]}.`,
  "problem.outcome-unknown.advice": () => "Do not repeat it before you know: Rewind goes on looking.",
  "problem.write-pending": ({ action, name, sentAt, answered }) => {
    const sent = `${SENT[action]} of "${name}" was sent by you at ${sentAt}`;
    return answered
      ? `${sent}, and it is not known whether it took effect: it still may.`
      : `${sent} and is not answered yet.`;
  },
  "problem.write-pending.advice": ({ answered }) =>
    answered
      ? "Wait until it is known, or go on all the same; with the API, `despite` takes its id."
      : "It is waited for a minute at most. What comes next depends on it.",
};

const SENT: Readonly<Record<RolloutAction, string>> = {
  undo: "A rollback",
  pause: "A pause",
  resume: "A resume",
  restart: "A restart",
};

const DONE: Readonly<Record<RolloutAction, string>> = {
  undo: "rolled back",
  pause: "paused",
  resume: "resumed",
  restart: "restarted",
};
