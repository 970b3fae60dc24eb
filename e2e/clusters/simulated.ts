import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startSimulator } from "../../lib/simulator/simulator";
import { KubeApi } from "./kube-api";
import { writeKubeconfig } from "./kubeconfig";
import type { Started } from "./running-cluster";
import { newTokens } from "./users";

/** The cluster that is embedded in this process. */
export async function startSimulated(folder: string, controllers: boolean): Promise<Started> {
  const simulator = await startSimulator({ controllers });
  const context = "simulated";
  const { stanza } = simulator;
  const pair = simulator.authority.user("admin", ["system:masters"]);
  const [certificate, key] = [join(folder, "admin.crt"), join(folder, "admin.key")];
  await Promise.all([writeFile(certificate, pair.certificate), writeFile(key, pair.key, { mode: 0o600 })]);
  const admin = { kind: "certificate", certificate, key } as const;
  const kubeconfig = join(folder, "admin.kubeconfig");
  await writeKubeconfig(kubeconfig, [{ name: context, cluster: stanza, credential: admin }]);
  const api = KubeApi.at(kubeconfig);
  const tokens = await newTokens(api);
  return {
    cluster: {
      kind: "simulated",
      context,
      stanza,
      kubeconfig,
      certificate: admin,
      tokens,
      local: true,
      controllers,
      folder,
    },
    async stop() {
      api.close();
      await simulator.stop();
    },
  };
}
