import { randomBytes } from "node:crypto";
import type { KubeObject } from "../objects";
import { expired } from "../status-error";

const HELD = 64;
const LIVES_MS = 5 * 60_000;

type Held = { items: readonly KubeObject[]; version: number; at: number };
export type Page = { items: readonly KubeObject[]; version: number; next: string | undefined; remaining: number };

/** Lists that are read page by page: each goes on from the moment of its first page. */
export class HeldLists {
  readonly #held = new Map<string, Held>();

  first(items: readonly KubeObject[], version: number, limit: number): Page {
    if (items.length <= limit) return { items, version, next: undefined, remaining: 0 };
    const id = randomBytes(9).toString("base64url");
    this.#held.set(id, { items, version, at: Date.now() });
    for (const [oldest, { at }] of this.#held) {
      if (this.#held.size > HELD || at < Date.now() - LIVES_MS) this.#held.delete(oldest);
    }
    return this.#page(id, 0, limit);
  }

  /** @throws StatusError 410 where the list is no longer held */
  next(token: string, limit: number): Page {
    const [id = "", offset = ""] = Buffer.from(token, "base64url").toString().split(" ");
    return this.#page(id, Number(offset), limit);
  }

  /** Every page token so far is expired. */
  forget(): void {
    this.#held.clear();
  }

  #page(id: string, offset: number, limit: number): Page {
    const held = this.#held.get(id);
    if (!held) {
      throw expired(
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.",
      );
    }
    const end = limit > 0 ? offset + limit : held.items.length;
    const remaining = Math.max(held.items.length - end, 0);
    const next = remaining > 0 ? Buffer.from(`${id} ${end}`).toString("base64url") : undefined;
    if (next === undefined) this.#held.delete(id);
    return { items: held.items.slice(offset, end), version: held.version, next, remaining };
  }
}
