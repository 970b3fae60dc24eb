import type { TemplateChange } from "@/lib/contract/template-diff";
import type { ScreenWords } from "@/lib/words/screen-words";
import { jsonAsYaml } from "./json-as-yaml";

/** A value as it is shown: on one line, or as YAML where it has parts of its own. */
export type ShownValue = { kind: "line"; text: string } | { kind: "yaml"; text: string };

type Words = ScreenWords["rollout"]["changeRows"];

/** One side of a change as a reader wants it: the value of an env variable, not the entry that carries it. */
export function shownValue(words: Words, { topic }: Pick<TemplateChange, "topic">, value: unknown): ShownValue | null {
  if (value === undefined) return null;
  if (topic === "env" && isRecord(value)) {
    const reference = isRecord(value["valueFrom"]) ? referenceWords(words, value["valueFrom"]) : null;
    if (reference !== null) return { kind: "line", text: reference };
    if ("name" in value && Object.keys(value).every((key) => key === "name" || key === "value")) {
      return { kind: "line", text: plain(words, value["value"] ?? "") };
    }
  }
  if (Array.isArray(value) && value.every((entry) => typeof entry !== "object")) {
    return { kind: "line", text: value.length === 0 ? words.noValues : value.map(asArgument).join(" ") };
  }
  if (typeof value !== "object" || value === null) return { kind: "line", text: plain(words, value) };
  return { kind: "yaml", text: jsonAsYaml(value) };
}

/** `secret web, key password`: what an env variable's value is taken from; null for kinds that are not known. */
function referenceWords({ references: words }: Words, from: Record<string, unknown>): string | null {
  const [kind, source] = Object.entries(from).find(([, candidate]) => isRecord(candidate)) ?? [];
  if (!isRecord(source)) return null;
  const { name, key, fieldPath, resource, containerName } = source;
  const optional = source["optional"] === true;
  switch (kind) {
    case "secretKeyRef":
      return words.secret(String(name), String(key), optional);
    case "configMapKeyRef":
      return words.configMap(String(name), String(key), optional);
    case "fieldRef":
      return words.field(String(fieldPath));
    case "resourceFieldRef":
      return words.resource(String(resource), containerName === undefined ? null : String(containerName));
    default:
      return null;
  }
}

function plain(words: Words, value: unknown): string {
  return value === "" ? words.empty : String(value);
}

function asArgument(value: unknown): string {
  const text = String(value);
  return /^[^\s"'\\]+$/.test(text) ? text : JSON.stringify(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
