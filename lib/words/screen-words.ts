import type { activityWords } from "./en/screens/activity";
import type { appWords } from "./en/screens/app";
import type { detailWords } from "./en/screens/details";
import type { dialogWords } from "./en/screens/dialogs";
import type { listWords } from "./en/screens/list";
import type { rolloutWords } from "./en/screens/rollout";
import type { startWords } from "./en/screens/start";

/**
 * The words of the screens, by the part of Rewind that is loaded at once: `app` with every page, `details` with what is
 * opened on the screen of a rollout, `dialogs` with the first dialog, the others with their screen. English is the pattern;
 * in another language a missing sentence, or one that takes other facts, does not compile.
 */
export type ScreenWords = {
  app: Like<typeof appWords>;
  start: Like<typeof startWords>;
  list: Like<typeof listWords>;
  rollout: Like<typeof rolloutWords>;
  activity: Like<typeof activityWords>;
  details: Like<typeof detailWords>;
  dialogs: Like<typeof dialogWords>;
};

export type Part = keyof ScreenWords;

type Like<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string
    ? string
    : Words[Key] extends (...facts: never[]) => unknown
      ? Words[Key]
      : Like<Words[Key]>;
};
