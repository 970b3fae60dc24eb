import type { Advice } from "@/lib/contract/facts/findings-advice";
import type { MissingFacts } from "@/lib/contract/facts/findings-containers";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import { message } from "@/lib/contract/message";
import { mentions, type Suspect } from "./suspects";

export type Missing = { what: MessageOf<MissingFacts>; advice: Advice; suspects: Suspect[] };

const MISSING_KEY = /couldn't find key (\S+) in (ConfigMap|Secret) (?:\S+\/)?([^\s/,]+)/;
const MISSING_OBJECT = /(configmap|secret) "([^"]+)" not found/i;

/** Which ConfigMap, Secret or key of one a message says is missing. */
export function missingIn(text: string): Missing | null {
  const [, key, keptIn, name] = MISSING_KEY.exec(text) ?? [];
  if (key !== undefined && name !== undefined) {
    const holder = { kind: kindOf(keptIn), name };
    return {
      what: message("finding.missing.key", { key, ...holder }),
      advice: message("finding.advice.missing-key", holder),
      suspects: [mentions(key), mentions(name)],
    };
  }
  const [, found, absent] = MISSING_OBJECT.exec(text) ?? [];
  if (found === undefined || absent === undefined) return null;
  const facts = { kind: kindOf(found), name: absent };
  return {
    what: message("finding.missing.object", facts),
    advice: message("finding.advice.missing-object", facts),
    suspects: [mentions(absent)],
  };
}

function kindOf(said = ""): "ConfigMap" | "Secret" {
  return said.toLowerCase() === "secret" ? "Secret" : "ConfigMap";
}
