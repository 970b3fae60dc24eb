import type { BesideFacts } from "@/lib/contract/facts/undo";
import type { SentencesOf } from "../sentences";

export const besideSentences: SentencesOf<BesideFacts> = {
  "beside.added": ({ field, value }, say) => `+${say(field)}${value === null ? "" : ` ${value}`}`,
  "beside.removed": ({ field }, say) => `−${say(field)}`,
  "beside.changed": ({ field }, say) => `${say(field)} changed`,
  "beside.value-changed": ({ field, before, after }, say) => `${say(field)} ${before} → ${after}`,
};
