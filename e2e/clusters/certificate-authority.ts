import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const DAYS = "7";

export type KeyPair = { certificate: string; key: string };

/** Signs certificates for servers and users of one test run, with openssl. Every path it gives is absolute. */
export class CertificateAuthority {
  readonly certificate: string;
  readonly #folder: string;
  readonly #key: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.certificate = join(folder, "ca.crt");
    this.#key = join(folder, "ca.key");
  }

  /** The authority kept in a folder; made there when it is not yet. */
  static async in(folder: string): Promise<CertificateAuthority> {
    const authority = new CertificateAuthority(folder);
    if (existsSync(authority.certificate)) return authority;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await newKey(authority.#key);
    const extensions = [
      "-addext",
      "basicConstraints=critical,CA:TRUE",
      "-addext",
      "keyUsage=critical,keyCertSign,cRLSign",
    ];
    await openssl(
      "req",
      "-x509",
      "-new",
      "-key",
      authority.#key,
      "-subj",
      "/CN=rewind-e2e",
      "-days",
      DAYS,
      ...extensions,
      "-out",
      authority.certificate,
    );
    return authority;
  }

  /** A user's certificate: the API server reads the name from CN and the groups from O. */
  user(name: string, groups: readonly string[] = []): Promise<KeyPair> {
    const subject = [...groups.map((group) => `/O=${group}`), `/CN=${name}`].join("");
    return this.#issue(name.replaceAll(":", "-"), subject, "extendedKeyUsage=clientAuth\n");
  }

  /** A server's certificate for loopback, valid for the further names too. */
  server(name: string, alternativeNames: readonly string[] = []): Promise<KeyPair> {
    const names = ["IP:127.0.0.1", "DNS:localhost", ...alternativeNames].join(",");
    return this.#issue(name, `/CN=${name}`, `subjectAltName=${names}\nextendedKeyUsage=serverAuth,clientAuth\n`);
  }

  async #issue(name: string, subject: string, extensions: string): Promise<KeyPair> {
    // Workers share the folder, so each keeps its files apart.
    const at = join(this.#folder, `${name}-${process.pid}-${process.hrtime.bigint()}`);
    const pair = { certificate: `${at}.crt`, key: `${at}.key` };
    await newKey(pair.key);
    await writeFile(`${at}.ext`, extensions);
    await openssl("req", "-new", "-key", pair.key, "-subj", subject, "-out", `${at}.csr`);
    const signing = ["-CA", this.certificate, "-CAkey", this.#key, "-set_serial", `0x${serial()}`, "-days", DAYS];
    await openssl("x509", "-req", "-in", `${at}.csr`, ...signing, "-extfile", `${at}.ext`, "-out", pair.certificate);
    await Promise.all([rm(`${at}.csr`), rm(`${at}.ext`)]);
    return pair;
  }
}

function serial(): string {
  return process.hrtime.bigint().toString(16);
}

async function newKey(file: string): Promise<void> {
  await openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", file);
}

async function openssl(...args: string[]): Promise<void> {
  await run("openssl", args).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new Error("openssl is not installed; the end-to-end tests need it");
    throw error;
  });
}
