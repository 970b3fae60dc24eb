import "server-only";
import type { KubeEvent } from "@/lib/rollout/objects/pod-objects";
import type { Connection } from "./connection";
import { toEvent } from "./narrow-pods";
import { listPicked } from "./pages";

const AT_ONCE = 6;

/**
 * The core/v1 Events about these objects, which are asked for one by one: only theirs cross the wire, however many
 * others the namespace has. @throws KubeError forbidden, …
 */
export async function listEventsAbout(
  connection: Connection,
  namespace: string,
  uids: readonly string[],
): Promise<KubeEvent[]> {
  const found: KubeEvent[] = [];
  const waiting = uids.values();
  const readNext = async () => {
    for (const uid of waiting) found.push(...(await listAbout(connection, namespace, uid)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  return found;
}

function listAbout(connection: Connection, namespace: string, uid: string): Promise<KubeEvent[]> {
  return listPicked(
    connection,
    `/api/v1/namespaces/${encodeURIComponent(namespace)}/events`,
    { cluster: connection.context.name, verb: "list", resource: "events", namespace, name: null },
    toEvent,
    { fieldSelector: `involvedObject.uid=${uid}` },
  );
}
