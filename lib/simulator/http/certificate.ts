import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

export type KeyPair = { certificate: string; key: string };

/** A name, or an address of four numbers. */
export type AlternativeName = { dns: string } | { ip: readonly [number, number, number, number] };

const DAY_MS = 24 * 60 * 60 * 1000;
const VALID_DAYS = 7;

const COMMON_NAME = "2.5.4.3";
const ORGANIZATION = "2.5.4.10";
const ECDSA_SHA256 = "1.2.840.10045.4.3.2";
const ALTERNATIVE_NAMES = "2.5.29.17";
const BASIC_CONSTRAINTS = "2.5.29.19";

/**
 * An authority whose own certificate serves loopback: kubectl sends a token over HTTPS only, and Node makes no
 * certificates itself, hence these few lines of X.509.
 */
export class Authority {
  readonly server: KeyPair;
  readonly #key: KeyObject;
  readonly #name: Buffer;

  /** One of this process alone; or the one with that key (PEM), whose earlier certificates stay its own. */
  constructor(key?: string) {
    this.#key = key === undefined ? newKey() : createPrivateKey(key);
    this.#name = nameOf("rewind-simulator", []);
    const certificate = this.#issue(this.#name, this.#key, [
      extension(BASIC_CONSTRAINTS, sequence(tagged(0x01, Buffer.from([0xff]))), true),
      loopbackAnd([]),
    ]);
    this.server = { certificate, key: pemOf(this.#key) };
  }

  /** A certificate of a user, who is in those groups. */
  user(name: string, groups: readonly string[]): KeyPair {
    return this.#pair(nameOf(name, groups), []);
  }

  /** A certificate of another server on loopback, which has these names and addresses too. */
  serverAt(name: string, alternatives: readonly AlternativeName[]): KeyPair {
    return this.#pair(nameOf(name, []), [loopbackAnd(alternatives)]);
  }

  #pair(subject: Buffer, extensions: readonly Buffer[]): KeyPair {
    const key = newKey();
    return { certificate: this.#issue(subject, key, extensions), key: pemOf(key) };
  }

  #issue(subject: Buffer, key: KeyObject, extensions: readonly Buffer[]): string {
    const algorithm = sequence(identifier(ECDSA_SHA256));
    const serial = randomBytes(12);
    serial[0] = 0x40;
    const body = sequence(
      tagged(0xa0, tagged(0x02, Buffer.from([2]))),
      tagged(0x02, serial),
      algorithm,
      this.#name,
      sequence(time(Date.now() - DAY_MS), time(Date.now() + VALID_DAYS * DAY_MS)),
      subject,
      createPublicKey(key).export({ type: "spki", format: "der" }),
      ...(extensions.length > 0 ? [tagged(0xa3, sequence(...extensions))] : []),
    );
    const signature = sign("sha256", body, this.#key);
    const whole = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
    const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
  }
}

function newKey(): KeyObject {
  return generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
}

function loopbackAnd(alternatives: readonly AlternativeName[]): Buffer {
  const all: AlternativeName[] = [{ ip: [127, 0, 0, 1] }, { dns: "localhost" }, ...alternatives];
  const names = all.map((one) =>
    "dns" in one ? tagged(0x82, Buffer.from(one.dns)) : tagged(0x87, Buffer.from(one.ip)),
  );
  return extension(ALTERNATIVE_NAMES, sequence(...names), false);
}

function pemOf(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = rest.flatMap((number) => {
    const digits = [number & 0x7f];
    for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    return digits;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function nameOf(common: string, organizations: readonly string[]): Buffer {
  const part = (type: string, text: string) =>
    tagged(0x31, sequence(identifier(type), tagged(0x0c, Buffer.from(text))));
  return sequence(...organizations.map((text) => part(ORGANIZATION, text)), part(COMMON_NAME, common));
}

function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replaceAll(/[-:T]|\.\d+/g, "");
  return tagged(0x17, Buffer.from(digits.slice(2)));
}

function extension(type: string, value: Buffer, critical: boolean): Buffer {
  const parts = critical ? [tagged(0x01, Buffer.from([0xff]))] : [];
  return sequence(identifier(type), ...parts, tagged(0x04, value));
}
