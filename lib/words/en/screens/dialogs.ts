import { shortcutWords } from "./shortcuts";
import { undoWords } from "./undo";
import { writeWords } from "./writes";

/** What comes with the first dialog. */
export const dialogWords = {
  shortcuts: shortcutWords,
  undo: undoWords,
  writes: writeWords,
};
