import { join } from "node:path";
import type { FullConfig } from "@playwright/test";
import { kubectlVersion } from "./clusters/kubectl";
import { announceRunFolder, type ClusterKind, saveRunningCluster } from "./clusters/running-cluster";
import { startCluster } from "./clusters/start-cluster";
import { folderOfThisRun } from "./processes/folder-of-this-run";

/** Starts the clusters of the projects, one of each kind for all workers; gives what ends them. */
export default async function globalSetup({ projects }: FullConfig): Promise<() => Promise<void>> {
  const { folder, remove } = await folderOfThisRun();
  announceRunFolder(folder);
  const kinds = new Set(
    projects
      .filter(({ name }) => isChosen(name))
      .map(({ use }) => (use as { clusterKind?: ClusterKind }).clusterKind ?? "control-plane"),
  );
  const stops: (() => Promise<void>)[] = [];
  const end = async () => {
    await Promise.all(stops.map((stop) => stop()));
    await remove();
  };
  try {
    for (const kind of kinds) {
      const began = performance.now();
      const { cluster, stop } = await startCluster(kind, { folder: join(folder, kind), controllers: true });
      stops.push(stop);
      await saveRunningCluster(cluster);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      process.stdout.write(`Cluster ${kind}: ${cluster.stanza.server}, ready in ${seconds} s\n`);
    }
  } catch (error) {
    await end();
    throw error;
  }
  const comparing = kubectlVersion ? `kubectl here: ${kubectlVersion}` : "no kubectl here: comparisons are skipped";
  process.stdout.write(`${comparing}\n`);
  return end;
}

/** Playwright hands over every project, also those that `--project` leaves out. */
function isChosen(project: string): boolean {
  const chosen = process.argv.flatMap((argument, index, all) => {
    // Without "=" everything up to the next option is a project's name.
    if (argument === "--project") return untilOption(all.slice(index + 1));
    return argument.startsWith("--project=") ? argument.slice("--project=".length) : [];
  });
  return chosen.length === 0 || chosen.includes(project);
}

function untilOption(rest: readonly string[]): readonly string[] {
  const end = rest.findIndex((argument) => argument.startsWith("-"));
  return end === -1 ? rest : rest.slice(0, end);
}
