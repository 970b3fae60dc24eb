import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AlternativeName, Authority, type KeyPair as Pair } from "../../lib/simulator/http/certificate";

export type KeyPair = { certificate: string; key: string };

/** Signs certificates for servers and users of one test run. It gives files, by absolute paths. */
export class CertificateAuthority {
  readonly certificate: string;
  readonly #folder: string;
  readonly #authority: Authority;

  private constructor(folder: string, authority: Authority) {
    this.#folder = folder;
    this.#authority = authority;
    this.certificate = join(folder, "ca.crt");
  }

  /** The authority kept in a folder; made there when it is not yet. */
  static in(folder: string): CertificateAuthority {
    const file = join(folder, "ca.key");
    if (existsSync(file)) return new CertificateAuthority(folder, new Authority(readFileSync(file, "utf8")));
    const made = new Authority();
    const authority = new CertificateAuthority(folder, made);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(authority.certificate, made.server.certificate);
    writeFileSync(file, made.server.key, { mode: 0o600 });
    return authority;
  }

  /** A user's certificate: the API server reads the name from CN and the groups from O. */
  user(name: string, groups: readonly string[] = []): KeyPair {
    return this.#written(name.replaceAll(":", "-"), this.#authority.user(name, groups));
  }

  /** A server's certificate for loopback, valid for the further names too. */
  server(name: string, alternatives: readonly AlternativeName[] = []): KeyPair {
    return this.#written(name, this.#authority.serverAt(name, alternatives));
  }

  #written(name: string, { certificate, key }: Pair): KeyPair {
    const at = join(this.#folder, `${name}-${process.pid}-${process.hrtime.bigint()}`);
    const files = { certificate: `${at}.crt`, key: `${at}.key` };
    writeFileSync(files.certificate, certificate);
    writeFileSync(files.key, key, { mode: 0o600 });
    return files;
  }
}
