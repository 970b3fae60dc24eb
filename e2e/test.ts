import { join } from "node:path";
import { test as base } from "@playwright/test";
import type { App, AppVariant } from "./app";
import { AppShelf } from "./app-shelf";
import { type AxeFinding, axe } from "./axe";
import { Cluster } from "./clusters/cluster";
import type { RecordingProxy } from "./clusters/recording-proxy";
import { type ClusterKind, readRunningCluster, runFolder } from "./clusters/running-cluster";
import { startCluster } from "./clusters/start-cluster";
import { collectPageErrors } from "./page-errors";
import { ActivityPage } from "./pages/activity-page";
import { ListPage } from "./pages/list-page";
import { RolloutPage } from "./pages/rollout-page";
import { StartPage } from "./pages/start-page";
import { UndoDialog } from "./pages/undo-dialog";
import { ProxyShelf } from "./proxy-shelf";
import { isAboutScreen } from "./screen-tag";

export { expect } from "@playwright/test";

export type PerWorker = {
  /** Which cluster the project runs on. */
  clusterKind: ClusterKind;
  /** False: a control plane of the worker's own where nothing but specs changes objects. */
  controllers: boolean;
  cluster: Cluster;
  apps: AppShelf;
  proxies: ProxyShelf;
  appUrl: string;
};

type Recorded = { url: string; proxy: RecordingProxy };

type PerTest = {
  /** Console errors that a spec provokes, such as /status of 403/ for the browser's own line about an answer. */
  allowedPageErrors: RegExp[];
  /** Another Rewind beside that of `baseURL`; the same variant is started once a worker. */
  openApp: (variant: AppVariant) => Promise<App>;
  /** `recorded` gets a Rewind that nobody has used yet: for specs that count what a first use costs. */
  unused: boolean;
  /** A Rewind with every right, whose calls to the cluster are recorded and may be disturbed; with further settings. */
  openRecorded: (env?: Readonly<Record<string, string>>) => Promise<Recorded>;
  recorded: Recorded;
  namespace: string;
  startPage: StartPage;
  listPage: ListPage;
  rolloutPage: RolloutPage;
  activityPage: ActivityPage;
  undoDialog: UndoDialog;
  axe: (within?: string) => Promise<AxeFinding[]>;
  around: void;
};

export const test = base.extend<PerTest, PerWorker>({
  clusterKind: ["control-plane", { scope: "worker", option: true }],
  controllers: [true, { scope: "worker", option: true }],
  cluster: [
    async ({ clusterKind, controllers }, use, { workerIndex }) => {
      const folder = join(runFolder(), `${clusterKind}-${workerIndex}`);
      const own = controllers ? undefined : await startCluster(clusterKind, { folder, controllers });
      const cluster = new Cluster(own?.cluster ?? (await readRunningCluster(clusterKind)));
      await use(cluster);
      cluster.close();
      await own?.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  apps: [
    async ({ cluster: _beforeIt }, use, { workerIndex }) => {
      const apps = new AppShelf(join(runFolder(), `apps-${workerIndex}`));
      await use(apps);
      await apps.close();
    },
    { scope: "worker" },
  ],
  proxies: [
    async ({ cluster }, use) => {
      const proxies = new ProxyShelf(cluster);
      await use(proxies);
      await proxies.close();
    },
    { scope: "worker" },
  ],
  appUrl: [
    async ({ apps, cluster }, use) => {
      const running = process.env.REWIND_E2E_APP_URL;
      await use(running ?? (await apps.open({ kubeconfig: cluster.kubeconfig }, { stays: true })).url);
    },
    { scope: "worker", timeout: 90_000 },
  ],
  baseURL: ({ appUrl }, use) => use(appUrl),
  allowedPageErrors: [[], { option: true }],
  openApp: ({ apps }, use) => use((variant) => apps.open(variant)),
  unused: [false, { option: true }],
  openRecorded: async ({ apps, cluster, namespace, proxies, unused }, use, testInfo) => {
    await use(async (env = {}) => {
      const proxy = unused ? await cluster.recordingProxy() : await proxies.lend(JSON.stringify(env));
      const { url } = await apps.open({ kubeconfig: proxy.kubeconfig, env });
      return { url, proxy };
    });
    await proxies.endOfSpec(namespace, { passed: testInfo.status === testInfo.expectedStatus });
  },
  recorded: async ({ openRecorded }, use) => use(await openRecorded()),
  // One namespace a test: specs run side by side on one cluster, and none cleans up after another.
  namespace: async ({ cluster }, use, { testId, retry, repeatEachIndex }) => {
    const namespace = `t-${testId.slice(-8)}-${process.pid}-${repeatEachIndex}${retry}`;
    await cluster.createNamespace(namespace);
    await use(namespace);
  },
  context: async ({ context, allowedPageErrors }, use) => {
    const errors = collectPageErrors(context, allowedPageErrors);
    await use(context);
    if (errors.length > 0) throw new Error(`The page logged errors:\n${errors.join("\n")}`);
  },
  startPage: ({ page }, use) => use(new StartPage(page)),
  listPage: ({ page, cluster }, use) => use(new ListPage(page, cluster.context)),
  rolloutPage: ({ page, cluster }, use) => use(new RolloutPage(page, cluster.context)),
  activityPage: ({ page, cluster }, use) => use(new ActivityPage(page, cluster.context)),
  undoDialog: ({ page }, use) => use(new UndoDialog(page)),
  axe: ({ page }, use) => use((within) => axe(page, within)),
  around: [
    async ({ cluster, apps }, use, testInfo) => {
      cluster.startOfSpec({ screenOnly: isAboutScreen(testInfo.tags) });
      await use();
      await cluster.endOfSpec();
      const failed = testInfo.status !== testInfo.expectedStatus;
      if (failed) await testInfo.attach("what Rewind printed", { body: apps.logs(), contentType: "text/plain" });
    },
    { auto: true },
  ],
});
