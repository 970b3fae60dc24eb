import type { PathSegment, TemplateChange } from "@/lib/contract/template-diff";
import { isReference } from "./change-marks";
import { holdsCredential } from "../credentials/credentials";
import { imageWords } from "./image-words";
import type { JsonValue } from "../objects/objects";
import { placeWords } from "./place-words";
import { percentBetween } from "../objects/quantity";
import { isReordered } from "./reordered";
import { configMarkAt } from "./template-marks";

/** A change before there are words for it. */
export type UnsaidChange = Omit<TemplateChange, "subject" | "words" | "percent" | "marks">;

const LONGEST_VALUE = 60;
const SIGN = { added: "+", removed: "−" } as const;

/**
 * One change in a few words, without its container's name. Values of env variables, annotations and commands are never
 * told, and no value anywhere that `holdsCredential`.
 */
export function wordsOf(change: UnsaidChange): Pick<TemplateChange, "subject" | "words" | "percent"> {
  const subject = subjectOf(change);
  const percent = percentOf(change);
  return { subject, percent, words: change.cosmetic ? restartWords(change) : words(change, subject, percent) };
}

function words(change: UnsaidChange, subject: string, percent: number | null): string {
  const { kind, place, topic } = change;
  if (kind === "moved" && place !== null) {
    return `${subject} moved ${placeWords(place)}${topic === "env" ? ", which it refers to" : ""}`;
  }
  if (kind === "changed" && isReordered(change.before, change.after)) return `${subject} in another order`;
  const said = valueWords(change, subject, percent);
  return place === null ? said : `${said} ${placeWords(place)}`;
}

function valueWords(change: UnsaidChange, subject: string, percent: number | null): string {
  const config = change.kind === "changed" ? configMarkAt(change.path) : null;
  if (config !== null) return `configuration changed (${config})`;
  switch (change.topic) {
    case "image":
      return imageWords(change);
    case "env":
      return envWords(change, subject);
    case "container":
    case "port":
    case "config":
    case "annotation":
    case "command":
      return secretive(change, subject);
    case "resources":
      return valued(change, subject) + growth(percent);
    case "volume":
      return isTellingOfVolume(change.path) ? valued(change, subject) : secretive(change, subject);
    case "label":
    case "probe":
    case "security":
    case "lifecycle":
    case "scheduling":
    case "other":
      return valued(change, subject);
  }
}

function subjectOf({ topic, path, container }: UnsaidChange): string {
  const inContainer = path.slice(3);
  switch (topic) {
    case "image":
      return "image";
    case "container":
      return `${fieldName(path[1]).replace(/s$/, "")} ${container ?? ""}`;
    case "env":
      return typeof inContainer[1] === "object" ? `env ${identity(path.at(-1))}` : dotted(inContainer);
    case "resources":
      return isAmount(path)
        ? `${fieldName(path.at(-1))} ${fieldName(path.at(-2)).replace(/s$/, "")}`
        : dotted(path.slice(container === null ? 1 : 3));
    case "port":
      return `port ${identity(path.at(-1))}`.trim();
    case "volume":
      return volumeSubject(path);
    case "label":
    case "annotation":
      return `${topic} ${fieldName(path.at(-1))}`;
    case "config":
      return `annotation ${fieldName(path.at(-1))}`;
    case "probe":
      return probeSubject(inContainer);
    case "command":
    case "security":
    case "lifecycle":
    case "scheduling":
    case "other":
      return dotted(container === null ? path.slice(1) : inContainer);
  }
}

function envWords(change: UnsaidChange, subject: string): string {
  const [was, is] = [isReference(change.before), isReference(change.after)];
  if (change.kind !== "changed" || was === is) return secretive(change, subject);
  return `${subject} now ${is ? "from a reference" : "a literal"}`;
}

function percentOf({ topic, path, kind, before, after }: UnsaidChange): number | null {
  const isQuantity = (topic === "resources" && isAmount(path)) || path.at(-1) === "sizeLimit";
  return isQuantity && kind === "changed" ? percentBetween(before as JsonValue, after as JsonValue) : null;
}

function growth(percent: number | null): string {
  return percent === null ? "" : ` (${percent < 0 ? "−" : "+"}${Math.abs(percent)} %)`;
}

function isAmount(path: readonly PathSegment[]): boolean {
  const list = path.at(-2);
  return list === "limits" || list === "requests" || list === "overhead";
}

function volumeSubject(path: readonly PathSegment[]): string {
  const [, list, , mounts] = path;
  if (list === "volumes") return `volume ${identity(path[2])} ${dotted(path.slice(3))}`.trim();
  return `${mounts === "volumeDevices" ? "device" : "mount"} ${identity(path[4])}`.trim();
}

/** Of a volume only what names or sizes it is told: its attributes may hold anything. */
function isTellingOfVolume(path: readonly PathSegment[]): boolean {
  const field = path.length > 3 ? fieldName(path.at(-1)) : "";
  return path[1] === "volumes" && /[nN]ame$|^sizeLimit$|^medium$|^path$|^server$/.test(field);
}

/** `readinessProbe path`, not `readinessProbe.httpGet.path`: a container's probe has one handler. */
function probeSubject(inContainer: readonly PathSegment[]): string {
  const [probe, ...field] = inContainer;
  return `${fieldName(probe)} ${field.length > 0 ? fieldName(field.at(-1)) : ""}`.trim();
}

function restartWords({ kind }: UnsaidChange): string {
  return kind === "removed" ? "restart mark removed" : "restarted";
}

/** Tells both values where they are short and plain. */
function valued(change: UnsaidChange, subject: string): string {
  const name = fieldName(change.path.at(-1));
  const [before, after] = [plain(name, change.before), plain(name, change.after)];
  if (change.kind === "changed") {
    return before !== null && after !== null ? `${subject} ${before} → ${after}` : `${subject} changed`;
  }
  return withSign(change, change.kind === "added" && after !== null ? `${subject} ${after}` : subject);
}

function secretive(change: UnsaidChange, subject: string): string {
  return change.kind === "changed" ? `${subject} changed` : withSign(change, subject);
}

function withSign({ kind }: UnsaidChange, subject: string): string {
  return kind === "added" || kind === "removed" ? SIGN[kind] + subject : subject;
}

function plain(name: string, value: unknown): string | null {
  if (typeof value === "boolean" || typeof value === "number" || typeof value === "bigint") return String(value);
  // What is called `value` has its name beside it, which is not seen from here.
  if (typeof value !== "string" || value.length > LONGEST_VALUE || name === "value") return null;
  if (holdsCredential(name, value)) return null;
  return value || "(empty)";
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
