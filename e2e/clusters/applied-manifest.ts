import { writeFile } from "node:fs/promises";
import type { Cluster } from "./cluster";
import type { JsonObject } from "./objects";

/** Applies a manifest as a person does, with the real kubectl; `file` is where it may be written. */
export async function kubectlApply(
  cluster: Cluster,
  file: string,
  manifest: JsonObject,
  ...flags: readonly string[]
): Promise<void> {
  await writeFile(file, JSON.stringify(manifest));
  const { code, stderr } = await cluster.kubectl("apply", "--filename", file, ...flags);
  if (code !== 0) throw new Error(`kubectl apply failed: ${stderr}`);
}
