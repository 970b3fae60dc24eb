import type { CredentialSpan } from "./credential-span";
import { nameSays } from "./credential-names";
import { isHarmlessUnder } from "./pair-credentials";
import { isProse } from "./harmless-values";

const ELEMENT =
  /<([A-Za-z_][\w:.-]{0,80})((?:\s[^<>]{0,1000})?)(?<!\/)>\s{0,200}(?:<!\[CDATA\[)?([^<\]]{1,4000}|[^<]{1,4000}?(?=\]\]>))/g;
const PROPERTY = /<key>\s{0,20}([\w .-]{1,80})\s{0,20}<\/key>\s{0,200}<(?:string|data)>([^<]{1,4000})/g;
/** `<name>password</name><value>x</value>`, with what programs put before these words. */
const NAMED = /<([\w:-]{0,40}name)>\s{0,20}([\w .-]{1,120})\s{0,20}<\/\1>\s{0,200}<[\w:-]{0,40}value>([^<]{1,4000})/gi;
/** `<property name="password"><value>x</value></property>` */
const NESTED =
  /<[A-Za-z_][\w:.-]{0,80}\s[^<>]{0,300}?\b(name|key|id)\s?=\s?["']([^"'<>]{1,120})["'][^<>]{0,200}>\s{0,200}<[\w:-]{0,20}value>([^<]{1,4000})/gi;
const TAG_WITH_VALUE =
  /<([A-Za-z_][\w:.-]{0,80})\s(?:[^<>]{0,600}\s)?(?:value|val|secret)\s?=\s?["']([^"'<>]{1,2000})["']/gi;
const NAME_ATTRIBUTE = /\s(?:name|key|id)\s{0,9}=\s{0,9}["']([^"']{1,120})["']/i;

/** `<password>x</password>`, `<entry key="password">x</entry>`, `<key>password</key><string>x</string>`. */
export function markupCredentials(text: string): CredentialSpan[] {
  if (!text.includes("<") || !/<\/|\/>/.test(text)) return [];
  const elements = [...text.matchAll(ELEMENT)].flatMap((match) => {
    const [, tag = "", attributes = "", body = ""] = match;
    const names = [tag.slice(tag.indexOf(":") + 1), NAME_ATTRIBUTE.exec(attributes)?.[1] ?? ""];
    return names.some((name) => isOne(name, body)) ? [bodyOf(match, body)] : [];
  });
  const properties = [...text.matchAll(PROPERTY)].flatMap((match) => {
    const [, name = "", body = ""] = match;
    return isOne(name.replaceAll(" ", "_"), body) ? [bodyOf(match, body)] : [];
  });
  const named = [...text.matchAll(NAMED), ...text.matchAll(NESTED)].flatMap((match) => {
    const [, , name = "", body = ""] = match;
    return isOne(name, body) ? [bodyOf(match, body)] : [];
  });
  const tags = [...text.matchAll(TAG_WITH_VALUE)].flatMap((match) => {
    const [whole, tag = "", value = ""] = match;
    const start = match.index + whole.length - 1 - value.length;
    return isOne(tag.slice(tag.indexOf(":") + 1), value)
      ? [{ start, end: start + value.length, why: "name" as const }]
      : [];
  });
  return [...elements, ...properties, ...named, ...tags];
}

function isOne(name: string, body: string): boolean {
  if (name === "" || body.trim() === "") return false;
  return !isHarmlessUnder(name, nameSays(name), body.trim()) && !isProse(body.trim());
}

function bodyOf(match: RegExpMatchArray, body: string): CredentialSpan {
  const own = body.trim();
  const start = (match.index ?? 0) + match[0].length - body.length + body.indexOf(own);
  return { start, end: start + own.length, why: "name" };
}
