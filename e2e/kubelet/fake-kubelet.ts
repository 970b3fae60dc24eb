import { setTimeout as pause } from "node:timers/promises";
import { stopsSlowly } from "../../lib/simulator/kubelet/behaviour";
import { podStatusOf } from "../../lib/simulator/kubelet/pod-status";
import { type Moment, timelineOf } from "../../lib/simulator/kubelet/pod-timeline";
import type { Pod } from "../../lib/simulator/objects";
import { ApiError, KubeApi } from "../clusters/kube-api";
import type { List } from "../clusters/objects";
import { NODE, registerNode } from "./node";

const STOP_MS = 80;
const RECONNECT_MS = 200;

/**
 * Scheduler and kubelet of one Node that runs nothing: binds every pod to it, reports what the pod's images say
 * (see lib/simulator/kubelet), and lets terminating pods go.
 */
export class FakeKubelet {
  readonly #api: KubeApi;
  readonly #ending = new AbortController();
  /** Pods by uid, with what stops their timeline. */
  readonly #playing = new Map<string, AbortController>();
  readonly #binding = new Set<string>();
  readonly #leaving = new Set<string>();
  #addresses = 1;
  #watching: Promise<void> = Promise.resolve();

  private constructor(kubeconfig: string) {
    this.#api = KubeApi.at(kubeconfig);
  }

  static async start(kubeconfig: string): Promise<FakeKubelet> {
    const kubelet = new FakeKubelet(kubeconfig);
    await registerNode(kubelet.#api, kubelet.#ending.signal);
    kubelet.#watching = kubelet.#follow();
    return kubelet;
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    for (const playing of this.#playing.values()) playing.abort();
    await this.#watching;
    this.#api.close();
  }

  /** Lists, then watches from there; again from the list when the watch is cut or too old (410), until stopped. */
  async #follow(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      try {
        const { metadata, items } = await this.#api.get<List<Pod>>("/api/v1/pods");
        this.#forgetAllBut(items);
        for (const pod of items) this.#look(pod);
        const from = `resourceVersion=${metadata.resourceVersion}&allowWatchBookmarks=true`;
        for await (const { type, object } of this.#api.watch<Pod>(`/api/v1/pods?watch=true&${from}`, signal)) {
          if (type === "ERROR") break;
          if (type === "DELETED") this.#forget(object.metadata.uid);
          if (type === "ADDED" || type === "MODIFIED") this.#look(object);
        }
      } catch (error) {
        if (!signal.aborted) console.warn(`The fake kubelet reads the pods again: ${String(error)}`);
      }
      await pause(RECONNECT_MS, undefined, { signal }).catch(() => {});
    }
  }

  #look(pod: Pod): void {
    const { uid, deletionTimestamp } = pod.metadata;
    const onNode = pod.spec.nodeName === NODE;
    if (pod.spec.nodeName === undefined) this.#once(this.#binding, uid, () => this.#bind(pod));
    else if (onNode && deletionTimestamp) this.#once(this.#leaving, uid, () => this.#letGo(pod));
    else if (onNode && !this.#playing.has(uid)) this.#attempt(() => this.#play(pod));
  }

  #once(done: Set<string>, uid: string, act: () => Promise<void>): void {
    if (done.has(uid)) return;
    done.add(uid);
    this.#attempt(async () => {
      try {
        await act();
      } catch (error) {
        // The next look at the pod tries again.
        done.delete(uid);
        throw error;
      }
    });
  }

  /** A pod may vanish or change while we act on it; anything else is worth a line in the test run's output. */
  #attempt(act: () => Promise<void>): void {
    act().catch((error: unknown) => {
      const expected = error instanceof ApiError && (error.status === 404 || error.status === 409);
      if (!expected && !this.#ending.signal.aborted) console.warn(`The fake kubelet could not act: ${String(error)}`);
    });
  }

  async #bind({ metadata: { namespace, name, uid } }: Pod): Promise<void> {
    await this.#api.post(`/api/v1/namespaces/${namespace}/pods/${name}/binding`, {
      metadata: { name, uid },
      target: { kind: "Node", name: NODE },
    });
  }

  async #play(pod: Pod): Promise<void> {
    const ending = new AbortController();
    this.#playing.set(pod.metadata.uid, ending);
    const address = `10.244.${(this.#addresses >> 8) & 255}.${this.#addresses++ & 255}`;
    let passedMs = 0;
    for (const moment of timelineOf(pod)) {
      const stopped = await pause(moment.afterMs - passedMs, false, { signal: ending.signal }).catch(() => true);
      if (stopped) return;
      passedMs = moment.afterMs;
      await this.#report(pod, moment, address);
    }
  }

  async #report(pod: Pod, moment: Moment, address: string): Promise<void> {
    const { namespace, name, uid } = pod.metadata;
    const time = new Date().toISOString().replace(/\.\d+Z/, "Z");
    const containers = { init: moment.init(time, 0), app: moment.app(time, 0) };
    const status = podStatusOf(pod, containers, address, time);
    await this.#api.patch(
      `/api/v1/namespaces/${namespace}/pods/${name}/status`,
      { metadata: { uid }, status },
      "strategic",
    );
    for (const { container, ...event } of moment.events) {
      await this.#api.post(`/api/v1/namespaces/${namespace}/events`, {
        metadata: { generateName: `${name}.` },
        involvedObject: {
          apiVersion: "v1",
          kind: "Pod",
          namespace,
          name,
          uid,
          fieldPath: `spec.containers{${container}}`,
        },
        ...event,
        source: { component: "kubelet", host: NODE },
        firstTimestamp: time,
        lastTimestamp: time,
        count: 1,
      });
    }
  }

  /** A bound pod is there, terminating, until its kubelet says that its containers have ended. */
  async #letGo(pod: Pod): Promise<void> {
    const { namespace, name, uid, deletionGracePeriodSeconds = 0 } = pod.metadata;
    this.#playing.get(uid)?.abort();
    const lingers = pod.spec.containers.some(stopsSlowly);
    const { signal } = this.#ending;
    await pause(lingers ? deletionGracePeriodSeconds * 1000 : STOP_MS, undefined, { signal }).catch(() => {});
    const options = { gracePeriodSeconds: 0, preconditions: { uid } };
    await this.#api.delete(`/api/v1/namespaces/${namespace}/pods/${name}`, options);
  }

  #forget(uid: string): void {
    this.#playing.get(uid)?.abort();
    this.#playing.delete(uid);
    this.#binding.delete(uid);
    this.#leaving.delete(uid);
  }

  #forgetAllBut(pods: readonly Pod[]): void {
    const present = new Set(pods.map(({ metadata }) => metadata.uid));
    for (const uid of [...this.#playing.keys(), ...this.#binding]) if (!present.has(uid)) this.#forget(uid);
  }
}
