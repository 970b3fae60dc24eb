import "server-only";
import { ProblemError } from "@/lib/contract/problem";
import type { RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { connect, type Identity } from "../identity";
import { listOneByOne } from "../list-one-by-one";
import type { Reader } from "./feed";
import { listFeed, rolloutFeed } from "./feeds";
import { ListContent, rowOf } from "./list-content";

/** Far more windows than a person has; a program that opens streams and never closes them stops here. */
const MOST_STREAMS = 100;

const streams = new Map<string, number>();

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
  return counted(connection, () => listFeedOf(identity, connection, namespace).feed.join(reader));
}

/** Tells a reader one rollout, whole, each time it changes, and its diagnosis. @throws ProblemError as followRollouts */
export function followRollout(identity: Identity, ref: RolloutRef, reader: Reader): () => void {
  const connection = connect(identity, ref.cluster);
  return counted(connection, () => rolloutFeed(connection, ref).feed.join(reader));
}

/** The feed of a list; where not all namespaces may be listed at once, it reads one after the other. */
export function listFeedOf(identity: Identity, connection: Connection, namespace: string | null) {
  const instead = async (refusal: ProblemError) => {
    const rows = await listOneByOne(identity, connection, rowOf);
    if (rows === null) throw refusal;
    return rows;
  };
  return listFeed(
    connection,
    namespace,
    () => new ListContent(connection, namespace, namespace === null ? instead : undefined),
  );
}

function counted(connection: Connection, join: () => () => void): () => void {
  const { key } = connection;
  const open = streams.get(key) ?? 0;
  if (open >= MOST_STREAMS) {
    throw new ProblemError("too-many-streams", `${MOST_STREAMS} windows follow this cluster already.`, {
      advice: "Close some. This one reads every few seconds instead.",
      retryAfterSeconds: 30,
    });
  }
  streams.set(key, open + 1);
  let leave: () => void;
  const forget = () => {
    const left = (streams.get(key) ?? 1) - 1;
    if (left > 0) streams.set(key, left);
    else streams.delete(key);
  };
  try {
    leave = join();
  } catch (error) {
    forget();
    throw error;
  }
  return () => {
    leave();
    forget();
  };
}
