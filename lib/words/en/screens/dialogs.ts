import { shortcutWords } from "./shortcuts";

export const dialogWords = {
  shortcuts: shortcutWords,
};
