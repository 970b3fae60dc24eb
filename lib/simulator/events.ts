import { randomUUID } from "node:crypto";
import type { Clock } from "./clock";
import type { EventObject, KubeObject } from "./objects";
import type { Store } from "./store";

const LIVES_MS = 60 * 60 * 1000;

type Said = { type: "Normal" | "Warning"; reason: string; message: string; component: string; fieldPath?: string };

/** Events: the same thing said again of the same object is counted, and after an hour of silence it is gone. */
export class Events {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #known = new Map<string, string>();
  #made = 0;
  readonly #keys = new Map<string, string>();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    store.onChange(({ plural, type, object }) => {
      if (plural !== "events") return;
      if (type === "DELETED") this.#forget(object.metadata.name);
      else this.#expireLater(object as EventObject);
    });
  }

  /** Says something about an object. */
  say(about: KubeObject, { type, reason, message, component, fieldPath }: Said): void {
    const { name, namespace = "default", uid, resourceVersion } = about.metadata;
    if (this.#store.get("namespaces", undefined, namespace)?.metadata.deletionTimestamp !== undefined) return;
    const key = JSON.stringify([uid, type, reason, message, component, fieldPath]);
    const time = this.#clock.stamp();
    const known = this.#store.get("events", namespace, this.#known.get(key) ?? "") as EventObject | undefined;
    if (known) {
      this.#store.put("events", { ...known, count: known.count + 1, lastTimestamp: time } as EventObject);
      return;
    }
    this.#made += 1;
    const made = `${name}.${(Math.floor(this.#clock.now()) * 4096 + (this.#made % 4096)).toString(16)}`;
    this.#known.set(key, made);
    this.#keys.set(made, key);
    const { apiVersion, kind } = about;
    this.#store.put("events", {
      apiVersion: "v1",
      kind: "Event",
      metadata: { name: made, namespace, uid: randomUUID(), resourceVersion: "", creationTimestamp: time },
      involvedObject: { kind, namespace, name, uid, apiVersion, resourceVersion, ...(fieldPath && { fieldPath }) },
      reason,
      message,
      source: { component },
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      type,
      eventTime: null,
      reportingComponent: component,
      reportingInstance: "",
    } as EventObject);
  }

  #forget(name: string): void {
    this.#known.delete(this.#keys.get(name) ?? "");
    this.#keys.delete(name);
  }

  #expireLater({ metadata, lastTimestamp, count }: EventObject): void {
    this.#clock.after(LIVES_MS, () => {
      const { namespace, name } = metadata;
      const now = this.#store.get("events", namespace, name) as EventObject | undefined;
      if (now && now.count === count && now.lastTimestamp === lastTimestamp) this.#store.remove("events", now);
    });
  }
}
