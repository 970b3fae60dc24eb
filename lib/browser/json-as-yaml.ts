/** JSON as YAML in the layout of kubectl: block style, two spaces; texts are quoted where YAML could misread them. */
export function jsonAsYaml(value: unknown): string {
  return linesOf(value).join("\n");
}

function linesOf(value: unknown): string[] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((entry) => indented("- ", linesOf(entry)));
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return [scalar(value)];
  return Object.entries(value).flatMap(([key, entry]) => {
    const lines = linesOf(entry);
    const nested = typeof entry === "object" && entry !== null && Object.keys(entry).length > 0;
    if (!nested) return [`${scalar(key)}: ${lines.join("")}`];
    return [`${scalar(key)}:`, ...lines.map((line) => (Array.isArray(entry) ? line : `  ${line}`))];
  });
}

function indented(sign: string, [first = "", ...rest]: string[]): string[] {
  return [sign + first, ...rest.map((line) => `  ${line}`)];
}

/** `500m`, `1Gi`: a number with a unit is a text to YAML. */
const QUANTITY = /^\d+(?:\.\d+)?(?:[KMGTPE]i|[mkMGTP])$/;
/** Starts with a letter or slash, holds nothing that YAML reads as syntax, and is no word that it reads as a value. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z_/][\w./@-]*(?: [\w./@-]+)*$/i;

function scalar(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return PLAIN.test(value) ||
    QUANTITY.test(value) ||
    /^[a-z][\w./-]*:[\w./-]*\w$/i.test(value) ||
    /^‹[\w ]+›$/.test(value)
    ? value
    : JSON.stringify(value);
}
