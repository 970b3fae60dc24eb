import { yamlText } from "@/lib/contract/yaml-text";

/** YAML 1.1 reads no longer key on the line of its value. */
const LONGEST_KEY = 1_000;

/** JSON as YAML in the layout of kubectl: block style, two spaces; texts are quoted where YAML 1.1 or 1.2 could misread them. */
export function jsonAsYaml(value: unknown): string {
  return linesOf(value).join("\n");
}

function linesOf(value: unknown): string[] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((entry) => indented("- ", linesOf(entry)));
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return [scalar(value)];
  return Object.entries(value).flatMap(([key, entry]) => {
    const lines = linesOf(entry);
    const name = scalar(key);
    if (name.length > LONGEST_KEY) return [`? ${name}`, ...indented(": ", lines)];
    const nested = typeof entry === "object" && entry !== null && Object.keys(entry).length > 0;
    if (!nested) return [`${name}: ${lines.join("")}`];
    return [`${name}:`, ...lines.map((line) => (Array.isArray(entry) ? line : `  ${line}`))];
  });
}

function indented(sign: string, [first = "", ...rest]: string[]): string[] {
  return [sign + first, ...rest.map((line) => `  ${line}`)];
}

function scalar(value: unknown): string {
  return typeof value === "string" ? yamlText(value) : JSON.stringify(value);
}
