import { type ClusterText, type MaskedText, rawOf } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { MaskedValue, TemplateChange } from "@/lib/contract/template-diff";
import { LAST_APPLIED } from "../objects/annotations";
import { isPublicName } from "../credentials/credential-names";
import { argumentCredentials } from "../credentials/command-credentials";
import { type CredentialSpan, credentialsIn, isWholeCredential } from "../credentials/credentials";
import { withoutOverlap } from "../credentials/credential-span";
import { pointer } from "../objects/json-patch";
import type { JsonObject, JsonValue, PodTemplate } from "../objects/objects";
import { asJson, withoutHash } from "../template/template";
import { isObject, own } from "../objects/json-fields";
import { changesBetween } from "../diff/template-diff";
import { placeIn } from "../template/template-path";

/** A short text that is equal for equal values, different for different ones, and cannot be computed by anybody else. */
export type Fingerprint = (value: string) => string;

export type MaskedTemplate = { template: PodTemplate; masked: MaskedValue[] };

/**
 * The template without its hash label and with every value that looks like a credential replaced by a mask: by the name
 * it stands under (env, flags, headers, annotations and other maps), by its shape, as a URL's password, or because it is
 * kubectl's copy of the whole object. Images, empty texts and references such as `$(VAR)` stay. A text with several
 * credentials in it is listed once for each, under the same pointer.
 */
export function maskTemplate(template: PodTemplate, fingerprint: Fingerprint): MaskedTemplate {
  const masked: MaskedValue[] = [];
  const keep = (place: readonly string[], text: string, spans: readonly CredentialSpan[]) => {
    const known = new Set<string>();
    return replaced(text, spans, (credential, { why }) => {
      const mask = maskOf(credential, fingerprint);
      if (!known.has(mask)) masked.push({ pointer: pointer(...place), mask, why });
      known.add(mask);
      return mask;
    });
  };
  const visible = walk(asJson(withoutHash(template)), [], keep);
  return { template: visible as PodTemplate, masked };
}

/** The same for any text of the cluster or of a program: messages, log lines. What is no credential stays byte for byte. */
export function maskText(text: ClusterText, fingerprint: Fingerprint): MaskedText {
  const raw = rawOf(text);
  // The one place that makes a masked text of one that was not.
  return replaced(raw, credentialsIn(raw), (credential) => maskOf(credential, fingerprint)) as MaskedText;
}

/**
 * The whole text that stands at a JSON Pointer of the template (without its hash label), where `maskTemplate` masks it or
 * a part of it; null for every other place.
 */
export function maskedTextAt(template: PodTemplate, at: string): string | null {
  let found: string | null = null;
  walk(asJson(withoutHash(template)), [], (place, text) => {
    if (pointer(...place) === at) found = text;
    return text;
  });
  return found;
}

/** Two templates as `maskTemplate` shows them, with what must change in the one to get the other. */
export type MaskedDiff = { before: MaskedTemplate; after: MaskedTemplate; changes: Coded<TemplateChange>[] };

/**
 * What must change in `before` to get `after`, see `changesBetween`, with the values as `maskTemplate` shows them. They
 * are compared as they are, so that two secrets differ here as they do in the cluster.
 */
export function maskedDiff(before: PodTemplate, after: PodTemplate, fingerprint: Fingerprint): MaskedDiff {
  const [old, fresh] = [maskTemplate(before, fingerprint), maskTemplate(after, fingerprint)];
  const changes = changesBetween(before, after).map((change) => ({
    ...change,
    before: change.before === undefined ? undefined : valueAt(before, old.template, change),
    after: change.after === undefined ? undefined : valueAt(after, fresh.template, change),
  }));
  return { before: old, after: fresh, changes };
}

/** The masked template has the same places as the template: only texts in it are others. */
function valueAt(
  template: PodTemplate,
  masked: PodTemplate,
  { path }: Pick<TemplateChange, "path">,
): JsonValue | undefined {
  const place = placeIn(withoutHash(template), path);
  return place.reduce<JsonValue | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isObject(value) ? own(value, step) : undefined;
  }, asJson(masked));
}

function maskOf(credential: string, fingerprint: Fingerprint): string {
  return `‹masked ${fingerprint(credential)}›`;
}

function replaced(
  text: string,
  spans: readonly CredentialSpan[],
  replace: (credential: string, span: CredentialSpan) => string,
): string {
  let [result, done] = ["", 0];
  for (const span of spans) {
    result += text.slice(done, span.start) + replace(text.slice(span.start, span.end), span);
    done = span.end;
  }
  return result + text.slice(done);
}

/** Called for each text with credentials in it; gives back what is to stand there. */
type Visit = (place: readonly string[], text: string, spans: readonly CredentialSpan[]) => string;

/**
 * `name`: that of the field the value stands in, or of the variable, header or flag it belongs to. `program`: what a
 * list of arguments is for.
 */
function walk(
  value: JsonValue | undefined,
  place: readonly string[],
  visit: Visit,
  name = "",
  program: readonly string[] = [],
): JsonValue | undefined {
  if (typeof value === "string") return visited(place, value, spansIn(name, value), visit);
  if (Array.isArray(value)) {
    const byPlace = spansByPlace(value, program);
    return value.map((entry, index) => {
      const there = [...place, String(index)];
      if (typeof entry !== "string") return walk(entry, there, visit, name) ?? null;
      const spans = [...spansInItem(flagBefore(value, index) ?? name, entry), ...(byPlace.get(index) ?? [])];
      return visited(there, entry, withoutOverlap(spans), visit);
    });
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, field]): [string, JsonValue | undefined] => [
    key,
    key === "image" && typeof field === "string"
      ? field
      : walk(
          field,
          [...place, key],
          visit,
          nameOfField(key, value),
          key === "args" ? stringsIn(own(value, "command")) : [],
        ),
  ]);
  return Object.fromEntries(entries);
}

/** A list of texts is a command, or with `program` in front of it the rest of one. */
function spansByPlace(list: readonly JsonValue[], program: readonly string[]): Map<number, CredentialSpan[]> {
  if (list.length === 0 || !list.every((entry) => typeof entry === "string")) return new Map();
  const found = [...argumentCredentials([...program, ...list])];
  return new Map(found.map(([index, spans]) => [index - program.length, spans]));
}

function stringsIn(list: JsonValue | undefined): string[] {
  return Array.isArray(list) ? list.filter((entry) => typeof entry === "string") : [];
}

function visited(place: readonly string[], text: string, spans: readonly CredentialSpan[], visit: Visit): string {
  return spans.length === 0 ? text : visit(place, text, spans);
}

function spansIn(name: string, text: string): CredentialSpan[] {
  if (name === LAST_APPLIED) return isMaskOrEmpty(text) ? [] : [{ start: 0, end: text.length, why: "last-applied" }];
  if (isWholeCredential(name, text)) return [{ start: 0, end: text.length, why: "name" }];
  return credentialsIn(text, { isRandomPublic: isPublicName(name) });
}

function isMaskOrEmpty(text: string): boolean {
  return /^(?:‹masked [^‹›]+›)?$/.test(text);
}

const FLAG_WITH_VALUE = /^(--?([A-Za-z][\w.-]{0,80})=)([\s\S]+)$/;

/** An argument is one value to its end, blanks and all. */
function spansInItem(name: string, item: string): CredentialSpan[] {
  const [, flag = "", flagName = "", value = ""] = FLAG_WITH_VALUE.exec(item) ?? [];
  if (flag === "" || !isWholeCredential(flagName, value)) return spansIn(name, item);
  return [{ start: flag.length, end: item.length, why: "name" }];
}

/** Env variables, headers and the like are `{name, value}`: there the name says what the value is. */
function nameOfField(key: string, object: JsonObject): string {
  const name = own(object, "name");
  return key === "value" && typeof name === "string" ? name : key;
}

const BARE_FLAG = /^--?([A-Za-z][\w.-]{0,80})$/;

/** After a bare `--password` comes the password, unless another flag does. */
function flagBefore(list: readonly JsonValue[], index: number): string | undefined {
  const [before, item] = [list[index - 1], list[index]];
  if (typeof before !== "string" || typeof item !== "string" || /^--?[A-Za-z]/.test(item)) return undefined;
  return BARE_FLAG.exec(before)?.[1];
}
