import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startDemo } from "../lib/simulator/scenarios/demo";
import type { App, AppVariant } from "./app";

/** The demo's cluster, and a Rewind that knows it for one; `folder` takes its kubeconfig. Whoever opens it stops `demo`. */
export async function openDemo(openApp: (variant: AppVariant) => Promise<App>, folder: string) {
  const demo = await startDemo();
  const kubeconfig = join(folder, "demo-kubeconfig");
  await mkdir(folder, { recursive: true });
  await writeFile(kubeconfig, demo.kubeconfig, { mode: 0o600 });
  const { url } = await openApp({ kubeconfig, env: { REWIND_DEMO_URL: demo.controlUrl } });
  return { demo, url };
}
