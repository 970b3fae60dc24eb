import type { Message } from "@/lib/contract/message";
import { inEnglish } from "./in-english";

/** What an English reader gets of these messages, each by itself. */
export function textsOf(messages: readonly Message[]): string[] {
  return inEnglish([...messages]).map(({ text }) => text);
}
