import { createHash } from "node:crypto";

/** The same bytes for the same number, and as random as any. */
function bytes(seed: number): Buffer {
  return createHash("sha512").update(`seed ${seed}`).digest();
}

/** A text such as keys are: base64 without what is special in URLs, or hex. Made here, so that no file holds a secret. */
export function aRandomText(
  length: number,
  { as = "base64", seed = 1 }: { as?: "base64" | "hex"; seed?: number } = {},
) {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) => bytes(seed * 1_000 + block).toString(as));
  return blocks.join("").replaceAll(/[+/=]/g, "").slice(0, length);
}

/** A JSON Web Token that nobody signed. */
export function aJsonWebToken(subject = "canary"): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: subject, iat: 1 })}.${aRandomText(43)}`;
}

/** A PEM block with nothing in it. */
export function aPrivateKey(): string {
  return [
    "-----BEGIN PRIVATE KEY-----",
    aRandomText(64),
    aRandomText(40, { seed: 2 }),
    "-----END PRIVATE KEY-----",
  ].join("\n");
}
