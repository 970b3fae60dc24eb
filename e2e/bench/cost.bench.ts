import type { Rollout } from "@/lib/contract/rollout";
import { bigHistory } from "../clusters/big-history";
import { connectionOf } from "../clusters/connection";
import { addReplicaSet } from "../clusters/new-replica-set";
import type { JsonObject } from "../clusters/objects";
import { firstLoadOf } from "../first-load";
import { expect, test } from "../test";
import { recordFrames, type Smoothness, smoothnessOf } from "./frames";
import { HttpClient } from "./http-client";
import { manyDeployments } from "./many-deployments";
import { memoryOf } from "./memory";
import { inKb, inMb, Report } from "./report";
import { inTurns } from "./samples";

// Nothing else is to happen on the cluster while it is measured.
test.use({ controllers: false });
test.describe.configure({ mode: "serial" });

const SAMPLES = 100;
const LISTS = 10;
const DEPLOYMENTS = 2_000;
const PAGE = 500;
const MOST_TIMES = 1.3;

const report = new Report();
test.afterAll(() => report.print());

const apiOf = (context: string, namespace: string, name: string) =>
  `/api/clusters/${context}/rollouts/${namespace}/deployments/${name}`;

for (const { what, revisions } of [
  { what: "3 small revisions", revisions: 0 },
  { what: "11 revisions of 20 kB", revisions: 11 },
]) {
  test(`opening a history and undoing: ${what}`, async ({ appUrl, cluster, namespace }) => {
    if (revisions > 0) await bigHistory(cluster, namespace, "web", revisions);
    else {
      const web = await cluster.deploy(namespace, { name: "web", image: "web:3", cause: "third" });
      for (const one of ["1", "2", "3"]) {
        await addReplicaSet(cluster.api, web, { name: `web-${one}`, image: `web:${one}`, revision: one, cause: one });
      }
    }
    const raw = new HttpClient(connectionOf(cluster.kubeconfig));
    const rewind = HttpClient.of(appUrl);
    const base = `/apis/apps/v1/namespaces/${namespace}`;
    const api = apiOf(cluster.context, namespace, "web");
    const rawHistory = async () => {
      const live = await raw.ask("GET", `${base}/deployments/web`);
      const sets = await raw.ask("GET", `${base}/replicasets?labelSelector=app%3Dweb&limit=500`);
      return {
        bytes: live.bytes + sets.bytes,
        live: live.json as JsonObject,
        sets: sets.json as { items: JsonObject[] },
      };
    };

    const opening = await inTurns(SAMPLES, { rewind: () => rewind.ask("GET", api), raw: rawHistory });
    report.compare(`opening a history, ${what}`, opening.rewind, opening.raw, MOST_TIMES);
    const [sent, read] = [(await rewind.ask("GET", api)).bytes, (await rawHistory()).bytes];
    report.tell("  bytes of it", inKb(sent), { raw: inKb(read), aim: revisions > 0 ? "≤ 20 kB" : "" });

    let turn = 0;
    const rawUndo = async () => {
      const { live, sets } = await rawHistory();
      const target = sets.items[(turn += 1) % 2] as { spec: { template: JsonObject } };
      const { spec, metadata } = live as { spec: JsonObject; metadata: { uid: string } };
      const patch = [
        { op: "test", path: "/metadata/uid", value: metadata.uid },
        { op: "test", path: "/spec/template", value: spec["template"] },
        { op: "replace", path: "/spec/template", value: target.spec.template },
      ];
      await raw.ask("PATCH", `${base}/deployments/web?fieldManager=raw`, patch, "application/json-patch+json");
    };
    // What a person's screen already shows is no part of the undo.
    const { revisions: known } = (await rewind.ask("GET", api)).json as Rollout;
    let seen = "";
    const look = async () => (seen = ((await rewind.ask("GET", api)).json as Rollout).live.digest);
    const undo = async () => {
      const to = known[(turn += 1) % 2]?.uid;
      await rewind.ask("POST", `${api}/undo`, { to, seen });
    };
    const undoing = await inTurns(SAMPLES, { raw: rawUndo, look, rewind: undo });
    report.compare(`undo, ${what}`, undoing.rewind, undoing.raw, MOST_TIMES);
    raw.close();
    rewind.close();
  });
}

test("a namespace of 2,000 Deployments", async ({ appUrl, cluster, namespace, openApp, page, listPage }) => {
  await manyDeployments(cluster, namespace, DEPLOYMENTS);
  const raw = new HttpClient(connectionOf(cluster.kubeconfig));
  const rewind = HttpClient.of(appUrl);
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  const rawList = async () => {
    let bytes = 0;
    for (let token: string | undefined = ""; token !== undefined;) {
      const answer = await raw.ask("GET", `${path}?limit=${PAGE}&continue=${encodeURIComponent(token)}`);
      bytes += answer.bytes;
      const { metadata } = answer.json as { metadata: { continue?: string } };
      token = metadata.continue || undefined;
    }
    return bytes;
  };
  const list = () => rewind.ask("GET", `/api/clusters/${cluster.context}/rollouts?namespace=${namespace}`);

  const listing = await inTurns(LISTS, { rewind: list, raw: rawList });
  report.compare(`list of ${DEPLOYMENTS} Deployments`, listing.rewind, listing.raw);
  report.tell("  bytes of it", inKb((await list()).bytes), { raw: inKb(await rawList()) });

  await recordFrames(page);
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector("tbody tr") === null) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame((now) => Object.assign(window, { usefulAt: now })));
    }).observe(document, { subtree: true, childList: true });
  });
  await listPage.open(namespace);
  await page.waitForFunction(() => "usefulAt" in window);
  const useful = await page.evaluate(() => (window as unknown as { usefulAt: number }).usefulAt);
  report.tell("  first rows in Chromium, after", `${useful.toFixed(0)} ms`);
  await page.waitForLoadState("networkidle");
  const scrolling = await smoothnessOf(page, async () => {
    for (let step = 0; step < 100; step++) await page.mouse.wheel(0, 300);
    await page.keyboard.press("End");
    await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBeGreaterThan(DEPLOYMENTS);
  });
  report.tell("  scrolling it", inWords(scrolling), { aim: "no long task" });
  await page.evaluate(() => scrollTo(0, 0));
  const filtering = await smoothnessOf(page, async () => {
    await listPage.filter.pressSequentially("service-1234");
    await expect(listPage.rows).toHaveCount(1);
    await listPage.filter.fill("");
    await expect(listPage.link("service-0000")).toBeVisible();
  });
  report.tell("  filtering it, key by key", inWords(filtering), { aim: "no long task" });

  const { pid } = await openApp({ kubeconfig: cluster.kubeconfig });
  const { now, highest } = memoryOf(pid());
  report.tell("server's memory after all this", inMb(now), { raw: `at most ${inMb(highest)}`, aim: "< 250 MB" });
  raw.close();
  rewind.close();
});

function inWords({ longestFrame, longTasks, frames }: Smoothness): string {
  const longest = longTasks.length === 0 ? "" : ` (${Math.max(...longTasks)} ms)`;
  return `longest frame ${longestFrame.toFixed(0)} ms of ${frames}, ${longTasks.length} long tasks${longest}`;
}

test("JavaScript at first load", async ({
  cluster,
  namespace,
  page,
  startPage,
  listPage,
  rolloutPage,
  activityPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const screens = {
    start: () => startPage.open(),
    list: () => listPage.open(namespace),
    rollout: () => rolloutPage.open(namespace, "web"),
    activity: () => activityPage.open(namespace),
  };
  for (const [screen, open] of Object.entries(screens)) {
    const { bytes, scripts } = await firstLoadOf(page, open);
    report.tell(`JavaScript of the ${screen}, gzipped`, `${inKb(bytes)} in ${scripts.length} files`, {
      aim: "≤ 200 kB",
    });
    page.removeAllListeners("response");
  }
});
