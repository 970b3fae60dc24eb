import { createHash, randomBytes } from "node:crypto";
import type { User } from "../api/actor";
import type { KubeObject } from "../objects";
import type { Store } from "../store";

type Account = { namespace: string; name: string; uid: string };

/** Bearer tokens: those of users that the simulator was started with, and those it gave to ServiceAccounts. */
export class Tokens {
  readonly #users = new Map<string, User>();
  readonly #accounts = new Map<string, Account & { expires: number }>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  give(user: User): string {
    const token = randomBytes(24).toString("base64url");
    this.#users.set(hash(token), user);
    return token;
  }

  /** A token that is good until it expires or its ServiceAccount is deleted. */
  request({ metadata }: KubeObject, expires: number): string {
    const token = randomBytes(24).toString("base64url");
    this.#accounts.set(hash(token), {
      namespace: metadata.namespace ?? "",
      name: metadata.name,
      uid: metadata.uid,
      expires,
    });
    return token;
  }

  /** The user of a token at a time; undefined where it is nobody's. */
  userOf(token: string, now: number): User | undefined {
    const key = hash(token);
    const user = this.#users.get(key);
    if (user) return user;
    const account = this.#accounts.get(key);
    if (!account || account.expires <= now) return undefined;
    const { namespace, name, uid } = account;
    if (this.#store.get("serviceaccounts", namespace, name)?.metadata.uid !== uid) return undefined;
    return {
      name: `system:serviceaccount:${namespace}:${name}`,
      uid,
      groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"],
    };
  }
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
