import { mentions, type Suspect } from "./suspects";

export type Missing = { words: string; advice: string; suspects: Suspect[] };

const MISSING_KEY = /couldn't find key (\S+) in (ConfigMap|Secret) (?:\S+\/)?([^\s/,]+)/;
const MISSING_OBJECT = /(configmap|secret) "([^"]+)" not found/i;

/** Which ConfigMap, Secret or key of one a message says is missing. */
export function missingIn(text: string): Missing | null {
  const [, key, keptIn = "", holder = ""] = MISSING_KEY.exec(text) ?? [];
  if (key !== undefined) {
    return {
      words: `Key "${key}" is missing in ${keptIn} "${holder}"`,
      advice: `Add the key to ${keptIn} "${holder}", or correct the reference to it.`,
      suspects: [mentions(key), mentions(holder)],
    };
  }
  const [, found, name] = MISSING_OBJECT.exec(text) ?? [];
  if (found === undefined || name === undefined) return null;
  const kind = found.toLowerCase() === "secret" ? "Secret" : "ConfigMap";
  return {
    words: `${kind} "${name}" does not exist`,
    advice: `Create ${kind} "${name}" in this namespace, or correct the reference to it.`,
    suspects: [mentions(name)],
  };
}
