import type { PathSegment, TemplateChange } from "@/lib/contract/template-diff";
import { imageWords } from "./image-words";
import type { JsonValue } from "./objects";
import { percentBetween } from "./quantity";

const LONGEST_VALUE = 60;
const SIGN = { added: "+", removed: "−" } as const;

/** One change in a few words, without its container's name. Never tells the value of an env variable or annotation. */
export function changeWords(change: TemplateChange): string {
  const { topic, path, container } = change;
  const inContainer = path.slice(3);
  switch (topic) {
    case "image":
      return imageWords(change);
    case "container":
      return withSign(change, `${fieldName(path[1]).replace(/s$/, "")} ${container ?? ""}`);
    case "env":
      return typeof inContainer[1] === "object" ? envWords(change) : secretive(change, dotted(inContainer));
    case "resources":
      return resourceWords(change);
    case "port":
      return secretive(change, `port ${identity(path.at(-1))}`.trim());
    case "volume":
      return volumeWords(change);
    case "label":
      return valued(change, `label ${fieldName(path.at(-1))}`);
    case "annotation":
      return secretive(change, `annotation ${fieldName(path.at(-1))}`);
    case "probe":
      return valued(change, probeSubject(inContainer));
    case "command":
      return secretive(change, dotted(inContainer));
    case "security":
    case "lifecycle":
    case "scheduling":
    case "other":
      return valued(change, dotted(container === null ? path.slice(1) : inContainer));
  }
}

function envWords(change: TemplateChange): string {
  const subject = `env ${identity(change.path.at(-1))}`;
  if (change.kind !== "changed") return withSign(change, subject);
  const [was, is] = [isReference(change.before), isReference(change.after)];
  if (was === is) return `${subject} changed`;
  return `${subject} now ${is ? "from a reference" : "a literal"}`;
}

function isReference(value: unknown): boolean {
  return typeof value === "object" && value !== null && "valueFrom" in value && Boolean(value.valueFrom);
}

function resourceWords(change: TemplateChange): string {
  const { path, before, after, kind } = change;
  const [list, name] = path.slice(-2);
  if (list !== "limits" && list !== "requests" && path.at(-2) !== "overhead") {
    return valued(change, dotted(path.slice(change.container === null ? 1 : 3)));
  }
  const percent = kind === "changed" ? percentBetween(before as JsonValue, after as JsonValue) : null;
  const growth = percent === null ? "" : ` (${percent < 0 ? "−" : "+"}${Math.abs(percent)} %)`;
  return valued(change, `${fieldName(name)} ${fieldName(list).replace(/s$/, "")}`) + growth;
}

function volumeWords(change: TemplateChange): string {
  const [, list, , mounts] = change.path;
  if (list !== "volumes") {
    const subject = mounts === "volumeDevices" ? "device" : "mount";
    return secretive(change, `${subject} ${identity(change.path[4])}`.trim());
  }
  const inside = change.path.slice(3);
  const subject = `volume ${identity(change.path[2])} ${dotted(inside)}`.trim();
  return /[nN]ame$|^sizeLimit$|^medium$|^path$|^server$/.test(fieldName(inside.at(-1)))
    ? valued(change, subject)
    : secretive(change, subject);
}

/** `readinessProbe path`, not `readinessProbe.httpGet.path`: a container's probe has one handler. */
function probeSubject(inContainer: readonly PathSegment[]): string {
  const [probe, ...field] = inContainer;
  return `${fieldName(probe)} ${field.length > 0 ? fieldName(field.at(-1)) : ""}`.trim();
}

/** Tells both values where they are short and plain. */
function valued(change: TemplateChange, subject: string): string {
  const [before, after] = [plain(change.before), plain(change.after)];
  if (change.kind === "changed") {
    return before !== null && after !== null ? `${subject} ${before} → ${after}` : `${subject} changed`;
  }
  return withSign(change, change.kind === "added" && after !== null ? `${subject} ${after}` : subject);
}

function secretive(change: TemplateChange, subject: string): string {
  return change.kind === "changed" ? `${subject} changed` : withSign(change, subject);
}

function withSign({ kind }: TemplateChange, subject: string): string {
  return kind === "changed" ? subject : SIGN[kind] + subject;
}

function plain(value: unknown): string | null {
  if (typeof value === "boolean" || typeof value === "number" || typeof value === "bigint") return String(value);
  return typeof value === "string" && value.length <= LONGEST_VALUE ? value || "(empty)" : null;
}

function dotted(path: readonly PathSegment[]): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === "object") return `${text} ${identity(segment)}`;
    return text === "" ? segment : `${text}.${segment}`;
  }, "");
}

function fieldName(segment: PathSegment | undefined): string {
  return typeof segment === "string" ? segment : identity(segment);
}

/** What tells an entry of a list from the others, as short as it goes: `8080`, `53/UDP`, `LOG_LEVEL`, `/data`. */
function identity(segment: PathSegment | undefined): string {
  if (typeof segment !== "object") return "";
  const { by } = segment;
  const words = Object.entries(by).filter(([key, value]) => value !== "" && UNSAID[key] !== value);
  return words.map(([, value]) => value).join("/");
}

const UNSAID: Readonly<Record<string, string>> = { protocol: "TCP", operator: "Equal" };
