import type { CredentialSpan } from "./credential-span";
import { nameSays } from "./credential-names";
import { isHarmlessUnder } from "./pair-credentials";
import { isProse } from "./harmless-values";

const ELEMENT =
  /<([A-Za-z_][\w:.-]{0,80})((?:\s[^<>]{0,1000})?)(?<!\/)>\s{0,200}(?:<!\[CDATA\[)?([^<\]]{1,4000}|[^<]{1,4000}?(?=\]\]>))/g;
const PROPERTY = /<key>\s{0,20}([\w .-]{1,80})\s{0,20}<\/key>\s{0,200}<(?:string|data)>([^<]{1,4000})/g;
const NAME_ATTRIBUTE = /\s(?:name|key|id)\s{0,9}=\s{0,9}["']([^"']{1,120})["']/i;

/** `<password>x</password>`, `<entry key="password">x</entry>`, `<key>password</key><string>x</string>`. */
export function markupCredentials(text: string): CredentialSpan[] {
  if (!text.includes("<") || !text.includes("</")) return [];
  const elements = [...text.matchAll(ELEMENT)].flatMap((match) => {
    const [, tag = "", attributes = "", body = ""] = match;
    const names = [tag.slice(tag.indexOf(":") + 1), NAME_ATTRIBUTE.exec(attributes)?.[1] ?? ""];
    return names.some((name) => isOne(name, body)) ? [bodyOf(match, body)] : [];
  });
  const properties = [...text.matchAll(PROPERTY)].flatMap((match) => {
    const [, name = "", body = ""] = match;
    return isOne(name.replaceAll(" ", "_"), body) ? [bodyOf(match, body)] : [];
  });
  return [...elements, ...properties];
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
