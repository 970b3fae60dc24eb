import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Simulator } from "../simulator";
import { shopHistory } from "./healthy-shop";
import { NAMESPACE, Stage } from "./stage";
import { breakCheckout, TROUBLES } from "./troubles";

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 6;

export type Demo = {
  simulator: Simulator;
  /** A kubeconfig, as text: the demo's cluster as somebody who may do everything, and as somebody who may only look. */
  kubeconfig: string;
  /** Where Rewind asks for scenes to be played; nobody else knows it. */
  controlUrl: string;
  stop(): Promise<void>;
};

/** A cluster with a shop, six days of its history, and what is wrong with it now. */
export async function startDemo(): Promise<Demo> {
  const start = Date.now() - DAYS * DAY_MS;
  const simulator = new Simulator({ checksReferences: true, takesItsTime: true, clock: { start, speed: 0 } });
  const stage = new Stage(simulator);
  stage.create("namespaces", undefined, { metadata: { name: NAMESPACE } });
  stage.minutes(1);
  const story = [...shopHistory(), ...TROUBLES].sort((one, other) => other.daysAgo - one.daysAgo);
  const now = Date.now();
  for (const { daysAgo, act } of story) {
    simulator.advance(Math.max(now - daysAgo * DAY_MS - simulator.clock.now(), 0));
    act(stage);
  }
  const viewer = giveViewer(stage);
  simulator.advance(Math.max(Date.now() - simulator.clock.now(), 0));
  // Nobody has watched so far: what happened needs no keeping.
  simulator.watches.forget();
  simulator.clock.speed = 1;
  await simulator.listen();
  const control = await serveControl(() => breakCheckout(stage));
  return {
    simulator,
    kubeconfig: kubeconfigOf(simulator, viewer),
    controlUrl: control.url,
    async stop() {
      await control.close();
      await simulator.stop();
    },
  };
}

/** A token of an account that may look at everything Rewind shows, and change nothing. */
function giveViewer(stage: Stage): string {
  const name = "viewer";
  const read = (group: string, ...resources: string[]) => ({
    apiGroups: [group],
    resources,
    verbs: ["get", "list", "watch"],
  });
  stage.create("serviceaccounts", "kube-system", { metadata: { name } });
  stage.create("clusterroles", undefined, {
    metadata: { name },
    rules: [
      read("", "namespaces", "pods", "events", "configmaps"),
      read("apps", "deployments", "replicasets", "statefulsets", "daemonsets", "controllerrevisions"),
    ],
  });
  stage.create("clusterrolebindings", undefined, {
    metadata: { name },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
    subjects: [{ kind: "ServiceAccount", name, namespace: "kube-system" }],
  });
  const account = stage.simulator.store.get("serviceaccounts", "kube-system", name);
  if (!account) throw new Error("the viewer's account was not made");
  return stage.simulator.tokens.request(account, Number.POSITIVE_INFINITY);
}

function kubeconfigOf(simulator: Simulator, viewer: string): string {
  const users = { demo: simulator.adminToken, "demo-viewer": viewer };
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "demo",
    clusters: [{ name: "demo", cluster: simulator.stanza }],
    contexts: Object.keys(users).map((name) => ({
      name,
      context: { cluster: "demo", user: name, namespace: NAMESPACE },
    })),
    users: Object.entries(users).map(([name, token]) => ({ name, user: { token } })),
  });
}

/** The door for Rewind alone: its address has a secret in it, and a page of another site cannot send what it wants. */
async function serveControl(play: () => void): Promise<{ url: string; close(): Promise<void> }> {
  const secret = `/${randomBytes(16).toString("hex")}`;
  const server = createServer(({ method, url, headers }, response) => {
    const known = method === "POST" && url === `${secret}/break-checkout`;
    const meant = headers["content-type"] === "application/json";
    if (known && meant) play();
    response.writeHead(known ? (meant ? 200 : 415) : 404, { "content-type": "application/json" });
    response.end(JSON.stringify({ played: known && meant }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${secret}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
