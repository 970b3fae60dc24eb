import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./simulator";

const missing = spawnSync("kubectl", ["version", "--client"]).error !== undefined;

/** kubectl takes long to start on a busy machine. */
const SLOW_MS = 60_000;

type Result = { code: number; out: string };

/** Where kubectl is not on the machine there is nothing to compare with. */
describe.skipIf(missing)("the real kubectl against the embedded cluster", () => {
  const folder = mkdtempSync(join(tmpdir(), "rewind-kubectl-"));
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startSimulator();
    writeFileSync(join(folder, "config"), simulator.kubeconfig("simulated"), { mode: 0o600 });
  });
  afterAll(async () => {
    await simulator.stop();
    rmSync(folder, { recursive: true });
  });

  function kubectl(...args: string[]): Promise<Result> {
    const flags = ["--kubeconfig", join(folder, "config"), "--cache-dir", join(folder, "cache")];
    return new Promise((resolve) => {
      execFile("kubectl", [...flags, ...args], { encoding: "utf8" }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out: stdout + stderr }),
      );
    });
  }

  function manifest(name: string, over: { replicas?: number; value?: string; kind?: string } = {}): string {
    const { replicas = 2, value = "1", kind = "Deployment" } = over;
    const labels = { app: name };
    const env = [
      { name: "A", value },
      { name: "B", value: "2" },
    ];
    const template = { metadata: { labels }, spec: { containers: [{ name, image: `${name}:1`, env }] } };
    const sized = kind === "DaemonSet" ? {} : { replicas };
    const spec = { ...sized, selector: { matchLabels: labels }, template };
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify({ apiVersion: "apps/v1", kind, metadata: { name }, spec }));
    return file;
  }

  const complete = (of: string) => kubectl("rollout", "status", of, "--timeout=30s");

  test("apply makes, diff shows, apply changes", { timeout: SLOW_MS }, async () => {
    expect(await kubectl("apply", "-f", manifest("apply"))).toEqual({
      code: 0,
      out: "deployment.apps/apply created\n",
    });
    const changed = manifest("apply", { value: "changed" });

    const { code, out } = await kubectl("diff", "-f", changed);

    expect(code).toBe(1);
    expect(out).toMatch(/^-\s+value: "1"\n\+\s+value: changed/m);
    expect((await kubectl("apply", "-f", changed)).out).toBe("deployment.apps/apply configured\n");
    expect((await kubectl("diff", "-f", changed)).code).toBe(0);
  });

  test("a release, its history, and the way back", { timeout: SLOW_MS }, async () => {
    await kubectl("apply", "-f", manifest("web"));
    await complete("deployment/web");
    await kubectl("set", "image", "deployment/web", "web=web:2");
    await kubectl("annotate", "deployment/web", "kubernetes.io/change-cause=둘째");
    expect((await complete("deployment/web")).out).toContain('deployment "web" successfully rolled out');
    expect((await kubectl("rollout", "history", "deployment/web")).out).toMatch(/1\s+<none>\n2\s+둘째/);

    expect((await kubectl("rollout", "undo", "deployment/web")).out).toBe("deployment.apps/web rolled back\n");

    await complete("deployment/web");
    expect((await kubectl("rollout", "history", "deployment/web")).out).toMatch(/2\s+둘째\n3\s+<none>/);
    const image = "-o=jsonpath={.spec.template.spec.containers[0].image}";
    expect((await kubectl("get", "deployment/web", image)).out).toBe("web:1");
  });

  test("pause, resume, restart, scale and patch", { timeout: SLOW_MS }, async () => {
    await kubectl("apply", "-f", manifest("busy"));
    const target = "deployment/busy";

    expect((await kubectl("rollout", "pause", target)).out).toBe("deployment.apps/busy paused\n");
    expect((await kubectl("rollout", "undo", target)).code).toBe(1);
    expect((await kubectl("rollout", "resume", target)).out).toBe("deployment.apps/busy resumed\n");
    expect((await kubectl("rollout", "restart", target)).out).toBe("deployment.apps/busy restarted\n");
    expect((await kubectl("scale", target, "--replicas=3")).out).toBe("deployment.apps/busy scaled\n");
    expect((await kubectl("patch", target, "-p", '{"spec":{"minReadySeconds":1}}')).out).toContain("patched");

    expect((await complete(target)).code).toBe(0);
    expect((await kubectl("get", target)).out).toMatch(/busy\s+3\/3\s+3\s+3/);
  });

  test("get -w, describe and events tell what happens", { timeout: SLOW_MS }, async () => {
    const watching = kubectl("get", "deployments", "-w", "--request-timeout=8s");
    await kubectl("apply", "-f", manifest("seen"));
    await complete("deployment/seen");

    expect((await watching).out).toMatch(/seen\s+0\/2[\s\S]*seen\s+2\/2/);
    const described = await kubectl("describe", "deployment/seen");
    expect(described.out).toMatch(/NewReplicaSet:\s+seen-\w+ \(2\/2 replicas created\)/);
    expect(described.out).toMatch(/ScalingReplicaSet .* Scaled up replica set seen-\w+ to 2/);
    expect((await kubectl("get", "events")).out).toMatch(/SuccessfulCreate\s+replicaset\/seen-/);
  });

  test("delete takes everything that was owned along", { timeout: SLOW_MS }, async () => {
    await kubectl("apply", "-f", manifest("gone"));
    await complete("deployment/gone");

    expect((await kubectl("delete", "deployment/gone")).out).toBe('deployment.apps "gone" deleted\n');

    await expect
      .poll(async () => (await kubectl("get", "rs,pods", "-l", "app=gone")).out, { timeout: 20_000 })
      .toContain("No resources found");
  });

  test.each(["StatefulSet", "DaemonSet"])("a %s has a history, too", { timeout: SLOW_MS }, async (kind) => {
    const target = `${kind.toLowerCase()}/${kind.toLowerCase()}-web`;
    const name = `${kind.toLowerCase()}-web`;
    await kubectl("apply", "-f", manifest(name, { kind }));
    await complete(target);
    await kubectl("set", "image", target, `${name}=${name}:2`);
    expect((await complete(target)).code).toBe(0);

    expect((await kubectl("rollout", "undo", target)).out).toContain("rolled back");

    expect((await complete(target)).code).toBe(0);
    expect((await kubectl("rollout", "history", target)).out).toMatch(/2\s+<none>\n3\s+<none>/);
  });
});
