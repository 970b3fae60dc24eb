import type { ChangeFacts } from "@/lib/contract/facts/changes";
import { type Coded, type Message, message } from "@/lib/contract/message";
import type { PathSegment, TemplateChange } from "@/lib/contract/template-diff";
import { isReference } from "./change-marks";
import { amountAt, fieldName, subjectOf } from "./change-subject";
import { holdsCredential } from "../credentials/credentials";
import { imageSummary } from "./image-summary";
import type { JsonValue } from "../objects/objects";
import { percentBetween } from "../objects/quantity";
import { configMarkAt } from "./template-marks";

/** A change that has no summary yet. */
type BareChange = Omit<TemplateChange, "subject" | "summary" | "percent" | "marks">;

const LONGEST_VALUE = 60;

/** What a change is about, what it comes to in short, and by how much a quantity grew. */
export function aboutChange(change: BareChange): Pick<Coded<TemplateChange>, "subject" | "summary" | "percent"> {
  return {
    subject: message("change.subject", subjectOf(change)),
    summary: changeSummary(change),
    percent: percentOf(change),
  };
}

/**
 * One change in short; in which container it is, is told where that is given. Values of env variables, annotations and
 * commands are never told, and no value anywhere that `holdsCredential`.
 */
export function changeSummary(change: BareChange, container?: string): Message<keyof ChangeFacts> {
  const { kind, topic, path, place, cosmetic } = change;
  const where = container === undefined ? {} : { container };
  if (cosmetic) return message(kind === "removed" ? "change.restart-mark-removed" : "change.restarted", where);
  const facts = { ...where, subject: subjectOf(change) };
  if (kind === "moved") {
    const moved = { ...facts, place: place ?? { before: [], after: [] } };
    return topic === "env" ? message("change.moved-past-reference", moved) : message("change.moved", moved);
  }
  if (kind === "changed") {
    if (isReordered(change.before, change.after)) return message("change.reordered", facts);
    const mark = configMarkAt(path);
    if (mark !== null) return message("change.configuration", { ...where, mark });
  }
  if (topic === "image") return imageSummary(change, where);
  if (kind === "changed" && topic === "env") {
    const [was, is] = [isReference(change.before), isReference(change.after)];
    if (was !== is) return message(is ? "change.to-reference" : "change.to-literal", facts);
  }
  const [before, after] = maySayValues(change) ? valuesOf(change) : [null, null];
  switch (kind) {
    case "added":
      return message("change.added", { ...facts, ...(after !== null && { value: after }), ...(place && { place }) });
    case "removed":
      return message("change.removed", facts);
    case "changed": {
      const percent = topic === "resources" ? percentOf(change) : null;
      return message("change.changed", {
        ...facts,
        ...(before !== null && after !== null && { values: { before, after } }),
        ...(percent !== null && { percent }),
      });
    }
  }
}

/** Whether values of this topic are ever told: not where any text may be a secret. */
function maySayValues({ topic, path }: BareChange): boolean {
  switch (topic) {
    case "image":
    case "resources":
    case "label":
    case "probe":
    case "security":
    case "lifecycle":
    case "scheduling":
    case "other":
      return true;
    case "container":
    case "port":
    case "config":
    case "annotation":
    case "command":
    case "env":
      return false;
    case "volume":
      return isTellingOfVolume(path);
  }
}

/** Both values where they are short and plain. */
function valuesOf({ path, before, after }: BareChange): [before: string | null, after: string | null] {
  const name = fieldName(path.at(-1));
  return [plain(name, before), plain(name, after)];
}

function percentOf({ topic, path, kind, before, after }: BareChange): number | null {
  const isQuantity = (topic === "resources" && amountAt(path) !== null) || path.at(-1) === "sizeLimit";
  return isQuantity && kind === "changed" ? percentBetween(before as JsonValue, after as JsonValue) : null;
}

/** Of a volume only what names or sizes it is told: its attributes may hold anything. */
function isTellingOfVolume(path: readonly PathSegment[]): boolean {
  const field = path.length > 3 ? fieldName(path.at(-1)) : "";
  return path[1] === "volumes" && /[nN]ame$|^sizeLimit$|^medium$|^path$|^server$/.test(field);
}

function plain(name: string, value: unknown): string | null {
  if (typeof value === "boolean" || typeof value === "number" || typeof value === "bigint") return String(value);
  // What is called `value` has its name beside it, which is not seen from here.
  if (typeof value !== "string" || value.length > LONGEST_VALUE || name === "value") return null;
  return holdsCredential(name, value) ? null : value;
}

/** Whether two lists hold the same entries in another order. */
function isReordered(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
  const [one, other] = [before.map(textOf).toSorted(), after.map(textOf).toSorted()];
  return one.every((text, place) => text === other[place]);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => (typeof field === "bigint" ? String(field) : field)) ?? "";
}
