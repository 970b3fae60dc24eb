// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const KUBERNETES_VERSION = "1.20.2";
const PROGRAMS = ["etcd", "kube-apiserver", "kube-controller-manager"];
const BUILD = fileURLToPath(new URL("build.sh", import.meta.url));

/**
 * The folder with the programs of a control plane: the one that KUBEBUILDER_ASSETS names, or the cache, which is
 * built first when it is not there. Fails with what to do instead where neither is possible.
 * @returns {Promise<string>}
 */
export async function controlPlaneBinaries() {
  const assets = process.env.KUBEBUILDER_ASSETS;
  if (assets) return wholeFolder(assets);
  const cache = join(
    process.env.XDG_CACHE_HOME || join(homedir(), ".cache"),
    "rewind",
    `control-plane-${KUBERNETES_VERSION}`,
  );
  if (!existsSync(cache)) await build(cache);
  return cache;
}

/** @param {string} folder */
function wholeFolder(folder) {
  const missing = PROGRAMS.filter((program) => !existsSync(join(folder, program)));
  if (missing.length > 0) {
    throw new Error(`KUBEBUILDER_ASSETS names ${folder}, but these programs are not in it: ${missing.join(", ")}`);
  }
  return folder;
}

/** @param {string} folder */
async function build(folder) {
  const [code] = await once(spawn("bash", [BUILD, folder], { stdio: ["ignore", "inherit", "inherit"] }), "exit");
  if (code !== 0) throw new Error(`The Kubernetes control plane for the tests could not be built; see above.`);
}
