import { Tokens } from "./access/tokens";
import { ADMIN } from "./api/actor";
import { Registry } from "./api/registry";
import { Clock } from "./clock";
import { startControllers } from "./controllers/start";
import { Events } from "./events";
import { Authority } from "./http/certificate";
import { Faults } from "./http/faults";
import { HeldLists } from "./http/held-lists";
import { serve } from "./http/server";
import type { Parts } from "./parts";
import { Store } from "./store";
import { TaskQueue } from "./task-queue";
import { Watches } from "./watch";

export type SimulatorOptions = {
  /** A free one unless given. */
  port?: number;
  /** False: objects stay as they are written. */
  controllers?: boolean;
  /** True: a container whose ConfigMap or Secret is missing does not start, as on a real node. */
  checksReferences?: boolean;
  /** True: pods take seconds to get ready and to end, as real ones. */
  takesItsTime?: boolean;
  /** The cluster's clock: when it begins, and how fast it runs. */
  clock?: { start?: number; speed?: number };
};

/** An embedded Kubernetes: objects, controllers and a kubelet in this process, and the real API on loopback. */
export class Simulator implements Parts {
  readonly store = new Store();
  readonly clock: Clock;
  readonly tasks = new TaskQueue();
  readonly registry: Registry;
  readonly watches: Watches;
  readonly events: Events;
  readonly tokens: Tokens;
  readonly faults = new Faults();
  readonly lists = new HeldLists();
  readonly authority = new Authority();
  /** Of a user who may do everything. */
  readonly adminToken: string;
  url = "";
  #close: () => Promise<void> = async () => {};

  constructor({
    controllers = true,
    checksReferences = false,
    takesItsTime = false,
    clock = {},
  }: Omit<SimulatorOptions, "port"> = {}) {
    this.clock = new Clock(clock);
    this.registry = new Registry(this.store, this.clock);
    this.watches = new Watches(this.store);
    this.events = new Events(this.store, this.clock);
    this.tokens = new Tokens(this.store);
    this.adminToken = this.tokens.give(ADMIN);
    startControllers(this, { controllers, checksReferences, takesItsTime });
  }

  /** Serves the API until `stop`. */
  async listen(port = 0): Promise<void> {
    const { port: taken, close } = await serve(this, this.authority, port);
    this.url = `https://127.0.0.1:${taken}`;
    this.#close = close;
  }

  async stop(): Promise<void> {
    this.clock.stop();
    this.tasks.stop();
    await this.#close();
  }

  /** Lets so much of the cluster's time pass at once. */
  advance(ms: number): void {
    this.clock.advance(ms, () => this.tasks.drain());
  }

  /** How a kubeconfig reaches it. */
  get stanza(): { server: string; "certificate-authority-data": string } {
    const authority = Buffer.from(this.authority.server.certificate).toString("base64");
    return { server: this.url, "certificate-authority-data": authority };
  }

  /** A kubeconfig, as text, with one context of that name. It is JSON, which is YAML. */
  kubeconfig(context: string, token = this.adminToken, namespace?: string): string {
    return JSON.stringify(
      {
        apiVersion: "v1",
        kind: "Config",
        "current-context": context,
        contexts: [{ name: context, context: { cluster: context, user: context, namespace } }],
        clusters: [{ name: context, cluster: this.stanza }],
        users: [{ name: context, user: { token } }],
      },
      null,
      2,
    );
  }
}

/** @returns a running simulator */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = new Simulator(options);
  await simulator.listen(options.port);
  return simulator;
}
