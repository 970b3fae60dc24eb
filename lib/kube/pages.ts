import "server-only";
import type { JsonValue } from "@/lib/rollout/objects/objects";
import type { Connection } from "./connection";
import { type Doing, KubeError, problemOfAnswer } from "./errors";
import { toPage } from "./narrow";
import { kubeRequest } from "./request";

/** The page size of kubectl and client-go. */
const PAGE_SIZE = 500;
const MAX_RESTARTS = 2;

/**
 * Every object of a LIST, page after page, so that no more than one page is held here at a time. A page token that has
 * expired (410) starts the list anew, which `restart` announces: what came before it no longer counts.
 * @throws KubeError see kubeRequest
 */
export async function* listPages(
  connection: Connection,
  path: string,
  doing: Doing,
  query: Record<string, string> = {},
): AsyncGenerator<{ kind: "page"; items: JsonValue[]; version: string } | { kind: "restart" }> {
  let next: string | null = null;
  for (let restarts = 0; ;) {
    const page = await readPage(connection, path, doing, query, next);
    if (page === "expired") {
      if (restarts === MAX_RESTARTS) throw problemOfAnswer(doing, 410, undefined, null);
      restarts++;
      next = null;
      yield { kind: "restart" };
      continue;
    }
    yield { kind: "page", items: page.items, version: page.version };
    if (page.next === null) return;
    ({ next } = page);
  }
}

async function readPage(
  connection: Connection,
  path: string,
  doing: Doing,
  query: Record<string, string>,
  token: string | null,
) {
  try {
    const continuing = token === null ? {} : { continue: token };
    const request = {
      method: "GET",
      path,
      query: { ...query, limit: String(PAGE_SIZE), ...continuing },
      doing,
    } as const;
    return toPage(await kubeRequest(connection, request));
  } catch (error) {
    if (error instanceof KubeError && error.status === 410 && token !== null) return "expired";
    throw error;
  }
}

/** What `pick` makes of every object of a LIST; the objects themselves are not kept. */
export async function listPicked<T>(
  connection: Connection,
  path: string,
  doing: Doing,
  pick: (item: JsonValue) => T,
  query: Record<string, string> = {},
): Promise<T[]> {
  const picked: T[] = [];
  for await (const step of listPages(connection, path, doing, query)) {
    if (step.kind === "restart") picked.length = 0;
    else picked.push(...step.items.map(pick));
  }
  return picked;
}
