import { characterWords } from "./characters";
import { demoWords } from "./demo";
import { shortcutWords } from "./shortcuts";
import { undoWords } from "./undo";
import { writeWords } from "./writes";

/** What comes with the first dialog, or with anything else that is not there from the beginning. */
export const dialogWords = {
  characters: characterWords,
  demo: demoWords,
  shortcuts: shortcutWords,
  undo: undoWords,
  writes: writeWords,
};
