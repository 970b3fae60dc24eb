import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

export type KeyPair = { certificate: string; key: string };

const DAY_MS = 24 * 60 * 60 * 1000;
const VALID_DAYS = 7;

const COMMON_NAME = "2.5.4.3";
const ORGANIZATION = "2.5.4.10";
const ECDSA_SHA256 = "1.2.840.10045.4.3.2";
const ALTERNATIVE_NAMES = "2.5.29.17";
const BASIC_CONSTRAINTS = "2.5.29.19";

/**
 * An authority of this process alone, whose own certificate serves loopback: kubectl sends a token over HTTPS only, and
 * Node makes no certificates itself, hence these few lines of X.509.
 */
export class Authority {
  readonly server: KeyPair;
  readonly #key: KeyObject;
  readonly #name: Buffer;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#key = privateKey;
    this.#name = nameOf("rewind-simulator", []);
    const loopback = Buffer.from([127, 0, 0, 1]);
    const names = sequence(tagged(0x87, loopback), tagged(0x82, Buffer.from("localhost")));
    const certificate = this.#issue(this.#name, publicKey, [
      extension(BASIC_CONSTRAINTS, sequence(tagged(0x01, Buffer.from([0xff]))), true),
      extension(ALTERNATIVE_NAMES, names, false),
    ]);
    this.server = { certificate, key: pemOf(privateKey) };
  }

  /** A certificate of a user, who is in those groups. */
  user(name: string, groups: readonly string[]): KeyPair {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return { certificate: this.#issue(nameOf(name, groups), publicKey, []), key: pemOf(privateKey) };
  }

  #issue(subject: Buffer, publicKey: KeyObject, extensions: readonly Buffer[]): string {
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
      publicKey.export({ type: "spki", format: "der" }),
      ...(extensions.length > 0 ? [tagged(0xa3, sequence(...extensions))] : []),
    );
    const signature = sign("sha256", body, this.#key);
    const whole = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
    const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
  }
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
