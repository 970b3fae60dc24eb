import type { Worded } from "@/lib/contract/message";
import { tell } from "@/lib/words/tell";

/** A value of domain or server as an English reader gets it: with the text of every message. */
export function inEnglish<T>(value: T): Worded<T> {
  return tell(value, "en");
}
