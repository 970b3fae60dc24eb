import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type App, type AppVariant, startApp } from "./app";

const KEPT = 3;

/**
 * The Rewinds that run for one worker: each variant is started once, and the least recently used one ended. Those that
 * `stays` was said of run until the worker ends.
 */
export class AppShelf {
  readonly #folder: string;
  readonly #apps = new Map<string, App>();
  readonly #staying = new Set<string>();
  #started = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async open(variant: AppVariant, { stays = false } = {}): Promise<App> {
    const key = JSON.stringify(variant);
    if (stays) this.#staying.add(key);
    const kept = this.#apps.get(key);
    const app = kept ?? (await this.#start(variant));
    // A Map keeps the order of insertion: last is most recently used.
    this.#apps.delete(key);
    this.#apps.set(key, app);
    const passing = [...this.#apps].filter(([other]) => !this.#staying.has(other));
    for (const [oldest, surplus] of passing.slice(0, -KEPT)) {
      this.#apps.delete(oldest);
      await surplus.stop();
    }
    return app;
  }

  /** What the apps printed last, for a failed test's report. */
  logs(): string {
    return [...this.#apps.values()].map((app) => `${app.url}\n${app.log()}\n`).join("\n");
  }

  async close(): Promise<void> {
    await Promise.all([...this.#apps.values()].map((app) => app.stop()));
  }

  async #start(variant: AppVariant): Promise<App> {
    await mkdir(this.#folder, { recursive: true });
    this.#started += 1;
    return startApp(variant, this.#folder, join(this.#folder, `app-${this.#started}.log`));
  }
}
