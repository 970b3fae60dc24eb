import "server-only";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { type StoredHistory, readHistory } from "../reading/history";
import { LIVE } from "@/lib/contract/live";
import { runningRolloutFeed } from "./feeds";

/**
 * The history of a rollout, to take these revisions from (uids, or `live`). `watched`: without a call from the feed that
 * a screen follows, where one runs and has them all.
 * @throws KubeError where it has to be read and cannot be
 */
export async function historyWith(
  connection: Connection,
  ref: RolloutRef,
  revisions: readonly string[],
  { watched }: { watched: boolean },
): Promise<StoredHistory> {
  const known = watched ? await followedHistory(connection, ref) : null;
  const has = (revision: string) =>
    revision === LIVE || known?.stored.some(({ metadata }) => metadata.uid === revision);
  return known && revisions.every(has) ? known : readHistory(connection, ref);
}

async function followedHistory(connection: Connection, ref: RolloutRef): Promise<StoredHistory | null> {
  const feed = runningRolloutFeed(connection, ref);
  if (!feed || (await feed.known()) !== null) return null;
  const history = feed.content.history();
  return history?.stored ? history : null;
}
