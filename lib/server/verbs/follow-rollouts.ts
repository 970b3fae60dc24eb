import "server-only";
import { onceInProcess } from "@/lib/kube/process-state";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { connect, type Identity } from "../identity";
import { listOneByOne } from "../reading/list-one-by-one";
import type { Reader } from "../live/feed";
import { listFeed, rolloutFeed } from "../live/feeds";
import { ListContent, rowOf, type RowsInstead } from "../live/list-content";
import { StreamPlaces } from "../live/stream-places";

/** Far more windows than a person has; a program that opens streams and never closes them stops here. */
const places = onceInProcess("stream-places", () => new StreamPlaces({ each: 100, all: 200 }));

/**
 * Tells a reader the rows of a namespace, or with null of every one that may be read, and then what changes.
 * @returns how to leave, to be called once
 * @throws ProblemError too-many-streams, unknown-cluster, no-kubeconfig, kubeconfig-unreadable
 */
export function followRollouts(
  identity: Identity,
  { cluster, namespace }: { cluster: string; namespace: string | null },
  reader: Reader,
): () => void {
  const connection = connect(identity, cluster);
  return placed(connection, reader, () => listFeedOf(connection, namespace).feed.join(reader));
}

/** Tells a reader one rollout, whole, each time it changes, and its diagnosis. @throws ProblemError as followRollouts */
export function followRollout(identity: Identity, ref: RolloutRef, reader: Reader): () => void {
  const connection = connect(identity, ref.cluster);
  return placed(connection, reader, () => rolloutFeed(connection, ref).feed.join(reader));
}

/** The feed of a list; where not all namespaces may be listed at once, it reads one after the other. */
export function listFeedOf(connection: Connection, namespace: string | null) {
  const instead: RowsInstead = async (kind, refusal) => {
    const rows = await listOneByOne(connection, kind, rowOf);
    if (rows === null) throw refusal;
    return rows;
  };
  return listFeed(
    connection,
    namespace,
    () => new ListContent(connection, namespace, namespace === null ? instead : undefined),
  );
}

function placed({ key }: Connection, reader: Reader, join: () => () => void): () => void {
  let leave = () => undefined as void;
  const free = places.take(key, () => {
    leave();
    reader.end();
  });
  try {
    leave = join();
  } catch (error) {
    free();
    throw error;
  }
  return () => {
    leave();
    free();
  };
}
