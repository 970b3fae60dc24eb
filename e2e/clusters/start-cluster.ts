import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { controlPlaneBinaries } from "../control-plane/binaries.mjs";
import { FakeKubelet } from "../kubelet/fake-kubelet";
import { attachCluster } from "./attached-cluster";
import { startControlPlane } from "./control-plane";
import { KubeApi } from "./kube-api";
import { writeKubeconfig } from "./kubeconfig";
import type { ClusterKind, Started } from "./running-cluster";
import { startSimulated } from "./simulated";
import { newTokens } from "./users";

/** Folder for the cluster's files, and whether Deployments and pods live in it or objects stay as they are written. */
type Options = { folder: string; controllers: boolean };

/** The cluster that specs of a kind run on, ready for pods. One without controllers is always of our own. */
export async function startCluster(kind: ClusterKind, { folder, controllers }: Options): Promise<Started> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  switch (kind) {
    case "control-plane": {
      const attached = process.env.REWIND_E2E_KUBECONFIG;
      return attached && controllers ? attachCluster(attached, folder) : startOwn(folder, controllers);
    }
    case "simulated":
      return startSimulated(folder, controllers);
  }
}

async function startOwn(folder: string, controllers: boolean): Promise<Started> {
  const controlPlane = await startControlPlane({ binaries: await controlPlaneBinaries(), folder, controllers });
  const { stanza, admin: certificate } = controlPlane;
  const context = "control-plane";
  const kubeconfig = join(folder, "admin.kubeconfig");
  await writeKubeconfig(kubeconfig, [{ name: context, cluster: stanza, credential: certificate }]);
  const api = KubeApi.at(kubeconfig);
  const kubelet = controllers ? await FakeKubelet.start(kubeconfig) : undefined;
  const tokens = await newTokens(api);
  return {
    cluster: {
      kind: "control-plane",
      context,
      stanza,
      kubeconfig,
      certificate,
      tokens,
      local: true,
      controllers,
      folder,
    },
    async stop() {
      await kubelet?.stop();
      api.close();
      await controlPlane.stop();
    },
  };
}
