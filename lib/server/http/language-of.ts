import "server-only";
import { type Language, languageFor } from "@/lib/words/language";

/** The language that an answer to this request is written in. */
export function languageOf(request: Request): Language {
  return languageFor(request.headers.get("accept-language"));
}
