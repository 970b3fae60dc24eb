import { controller } from "../api/actor";
import type { Timer } from "../clock";
import type { Container, Metadata, Pod } from "../objects";
import type { Parts } from "../parts";
import { resource } from "../resources";
import { stopsSlowly } from "./behaviour";
import { missingReference } from "./missing-references";
import { NODE } from "./node";
import { podStatusOf } from "./pod-status";
import { type Moment, timelineOf } from "./pod-timeline";

const ACTOR = { ...controller("node"), manager: "kubelet" };
const BIND_MS = 20;
const STOP_MS = 80;
const USUAL_STOP_MS = 1_500;
const USUAL_START_MS = { least: 3_000, most: 8_000 };

export type KubeletOptions = {
  /** A container whose ConfigMap or Secret is missing does not start, as on a real node. */
  checksReferences: boolean;
  /** Pods take three to eight seconds to get ready and more than one to end, as real ones; else no time at all. */
  takesItsTime: boolean;
};

type Life = { timer: Timer | undefined; leaving: boolean; address: string };

/**
 * Scheduler and kubelet of one node that runs nothing: binds every pod to it, reports what the pod's images say (see
 * behaviour.ts), and lets terminating pods go.
 */
export class Kubelet {
  readonly #parts: Parts;
  /** Pods by uid. */
  readonly #lives = new Map<string, Life>();
  readonly #options: KubeletOptions;
  #addresses = 1;

  constructor(parts: Parts, options: KubeletOptions) {
    this.#parts = parts;
    this.#options = options;
    const capacity = { cpu: "64", memory: "256Gi", pods: "5000" };
    const stamp = parts.clock.stamp();
    const ready = { type: "Ready", status: "True", reason: "KubeletReady", lastHeartbeatTime: stamp };
    const labels = { "kubernetes.io/hostname": NODE };
    const status = { capacity, allocatable: capacity, conditions: [{ ...ready, lastTransitionTime: stamp }] };
    parts.registry.create(resource("nodes"), undefined, { metadata: { name: NODE, labels }, status }, ACTOR);
    parts.store.onChange(({ plural, type, object }) => {
      if (plural !== "pods") return;
      if (type === "DELETED") this.#forget(object.metadata.uid);
      else this.#look(object as Pod);
    });
  }

  #look(pod: Pod): void {
    const { uid, deletionTimestamp } = pod.metadata;
    const life = this.#lives.get(uid);
    if (!life) {
      const begun = { timer: undefined, leaving: false, address: this.#address() };
      this.#lives.set(uid, begun);
      if (pod.spec.nodeName === undefined)
        this.#later(begun, pod.metadata, BIND_MS, (current) => this.#bind(begun, current));
      else this.#play(begun, pod.metadata, this.#timelineOf(pod), 0, 0);
    } else if (deletionTimestamp !== undefined && !life.leaving) this.#letGo(life, pod);
  }

  #address(): string {
    this.#addresses += 1;
    return `10.244.${(this.#addresses >> 8) & 255}.${this.#addresses & 255}`;
  }

  /** Acts on the pod as it then is, if it still is. */
  #later(life: Life, { uid, namespace, name }: Metadata, ms: number, act: (pod: Pod) => void): void {
    life.timer = this.#parts.clock.after(ms, () => {
      const pod = this.#parts.store.get("pods", namespace, name) as Pod | undefined;
      if (pod?.metadata.uid === uid) act(pod);
    });
  }

  #bind(life: Life, pod: Pod): void {
    const { name, namespace } = pod.metadata;
    const time = this.#parts.clock.stamp();
    const scheduled = { type: "PodScheduled", status: "True", lastTransitionTime: time };
    this.#parts.store.put("pods", {
      ...pod,
      spec: { ...pod.spec, nodeName: NODE },
      status: { ...pod.status, conditions: [scheduled] },
    } as Pod);
    const message = `Successfully assigned ${namespace}/${name} to ${NODE}`;
    this.#parts.events.say(pod, { type: "Normal", reason: "Scheduled", message, component: "default-scheduler" });
    this.#play(life, pod.metadata, this.#timelineOf(pod), 0, 0);
  }

  #timelineOf(pod: Pod): Moment[] {
    const { namespace = "", uid } = pod.metadata;
    const { checksReferences, takesItsTime } = this.#options;
    const problemOf = checksReferences
      ? (container: Container) => missingReference(this.#parts.store, namespace, container)
      : undefined;
    return timelineOf(pod, problemOf, takesItsTime ? usualStartMs(uid) : undefined);
  }

  #play(life: Life, of: Metadata, timeline: readonly Moment[], index: number, passedMs: number): void {
    const moment = timeline[index];
    if (!moment) return;
    this.#later(life, of, moment.afterMs - passedMs, (pod) => {
      this.#report(pod, moment, life.address, 0, moment.events);
      if (moment.again) this.#repeat(life, of, moment, 1);
      else this.#play(life, of, timeline, index + 1, moment.afterMs);
    });
  }

  #repeat(life: Life, of: Metadata, moment: Moment, round: number): void {
    const { everyMs = 0, events = [] } = moment.again ?? {};
    this.#later(life, of, everyMs, (pod) => {
      this.#report(pod, moment, life.address, round, events);
      this.#repeat(life, of, moment, round + 1);
    });
  }

  #report(pod: Pod, { init, app }: Moment, address: string, round: number, events: Moment["events"]): void {
    const time = this.#parts.clock.stamp();
    const { namespace, name } = pod.metadata;
    const place = { resource: resource("pods"), namespace, name };
    const containers = { init: init(time, round), app: app(time, round) };
    const status = podStatusOf(pod, containers, address, time);
    this.#parts.registry.update(place, (current) => ({ ...current, status }), ACTOR, "status");
    for (const { container, ...event } of events) {
      const fieldPath = `spec.containers{${container}}`;
      this.#parts.events.say(pod, { ...event, component: "kubelet", fieldPath });
    }
  }

  /** A bound pod is there, terminating, until its kubelet says that its containers have ended. */
  #letGo(life: Life, pod: Pod): void {
    life.leaving = true;
    this.#parts.clock.cancel(life.timer);
    const { uid, deletionGracePeriodSeconds = 0 } = pod.metadata;
    for (const { name } of pod.spec.containers) {
      const message = `Stopping container ${name}`;
      const said = { type: "Normal", reason: "Killing", message, component: "kubelet" } as const;
      this.#parts.events.say(pod, { ...said, fieldPath: `spec.containers{${name}}` });
    }
    const wait = this.#stopMs(pod, deletionGracePeriodSeconds * 1000);
    this.#later(life, pod.metadata, wait, ({ metadata: { namespace, name } }) => {
      const options = { gracePeriodSeconds: 0, preconditions: { uid } };
      this.#parts.registry.delete({ resource: resource("pods"), namespace, name }, options, ACTOR);
    });
  }

  #stopMs({ spec }: Pod, graceMs: number): number {
    if (spec.containers.some(stopsSlowly)) return graceMs;
    return this.#options.takesItsTime ? Math.min(USUAL_STOP_MS, graceMs) : STOP_MS;
  }

  #forget(uid: string): void {
    this.#parts.clock.cancel(this.#lives.get(uid)?.timer);
    this.#lives.delete(uid);
  }
}

/** The same for the same pod, and different from pod to pod. */
function usualStartMs(uid: string): number {
  const { least, most } = USUAL_START_MS;
  const sum = [...uid].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
  return least + (sum % (most - least));
}
