import type { KubeObject } from "../objects";
import type { Parts } from "../parts";
import { StatusError } from "../status-error";
import { Retry, WorkQueue } from "../work-queue";
import { keyOf, placeOfKey } from "./keys";
import { getControllerOf } from "./owner";

/** Calls `sync` with every object of a kind that changed, or whose pods or revisions did; after a refusal, again. */
export function watchWorkloads<Kind extends KubeObject>(
  parts: Parts,
  { plural, kind }: { plural: string; kind: string },
  sync: (object: Kind) => void,
): WorkQueue {
  const queue = new WorkQueue(parts.tasks, parts.clock, (key) => {
    const [namespace, name] = placeOfKey(key);
    const object = parts.store.get(plural, namespace, name);
    if (!object || object.metadata.deletionTimestamp !== undefined) return;
    try {
      sync(object as Kind);
    } catch (error) {
      if (error instanceof StatusError) throw new Retry(error.message);
      throw error;
    }
  });
  parts.store.onChange(({ plural: changed, object }) => {
    if (changed === plural) queue.add(keyOf(object));
    if (changed !== "pods" && changed !== "controllerrevisions") return;
    const owner = getControllerOf(object);
    if (owner?.kind === kind) queue.add(`${object.metadata.namespace}/${owner.name}`);
  });
  return queue;
}
