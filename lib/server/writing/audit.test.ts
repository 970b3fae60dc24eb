import { stdout } from "node:process";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refusalOf } from "@/lib/testing/problem-in-english";
import { ProblemError } from "@/lib/contract/problem-error";
import { closeConnections } from "@/lib/kube/connection";
import { type Answer, aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { problemResponse } from "../http/problem-response";
import { liveDigest } from "../reading/live-digest";
import { log } from "../log";
import { revealValue } from "../verbs/reveal-value";
import { sentWrites } from "./sent-writes";
import { undoRollout } from "../verbs/undo-rollout";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;
const web = aDeployment({ image: "web:2", revision: 2 });
const WISH = { to: "uid-of-web-hash1", seen: liveDigest(web), reason: "canary-reason" };

let server: FakeApiServer;
let lines: string[];
beforeEach(async () => {
  lines = [];
  log.level = "debug";
  vi.spyOn(stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [aReplicaSet(web, { image: "web:1" }), aReplicaSet(web, { revision: 2 })];
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig(server.kubeconfig({ token: "canary-token" })));
});
afterEach(async () => {
  sentWrites.forgetAll();
  log.level = "silent";
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

function audited() {
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ audit }) => audit === true);
}

test("logs a write before it is sent and after, with who, where, from and to, and the length of the reason", async () => {
  server.interfere("PATCH", () => {
    expect(audited()).toHaveLength(1);
    return undefined;
  });
  await undoRollout(ME, REF, WISH);

  const same = { verb: "undo", who: "somebody", ...REF, to: "uid-of-web-hash1", reasonLength: 13, dryRun: false };
  expect(audited()).toMatchObject([
    { ...same, event: "sending", from: "uid-of-web-hash2" },
    { ...same, event: "ended", outcome: "rolled-back" },
  ]);
});

test("logs a refusal with its code, once", async () => {
  expect((await refusalOf(undoRollout(ME, REF, { ...WISH, to: "gone" }))).message).toMatch(/no longer exists/);

  expect(audited()).toMatchObject([{ event: "ended", outcome: "revision-gone", level: "warn" }]);
});

test.each(["warn", "error", "silent"])(
  "a write, a refusal and a look at a masked value are logged at the level %s too",
  async (level) => {
    log.level = level;
    await undoRollout(ME, REF, WISH);
    expect((await refusalOf(undoRollout(ME, REF, { ...WISH, to: "gone" }))).message).toMatch(/no longer exists/);
    const pointer = "/spec/containers/0/image";
    await expect(revealValue(ME, REF, "live", { pointer })).rejects.toMatchObject({ code: "nothing-masked-there" });

    expect(audited().map(({ verb, event, outcome }) => [verb, event, outcome])).toEqual([
      ["undo", "sending", undefined],
      ["undo", "ended", "rolled-back"],
      ["undo", "ended", "revision-gone"],
      ["reveal", "ended", "nothing-masked-there"],
    ]);
  },
);

const ENDS: Answer[] = [
  aStatus(401, "", "no"),
  aStatus(403, "", 'admission webhook "x" denied the request'),
  aStatus(500, "", "no"),
  { status: 200, body: "<html>" },
  "hang-up",
];

test("no credential, reason or template in any line or answer, however it ends", async () => {
  const answers: string[] = [];
  let despite: string | undefined;
  for (const end of ENDS) {
    server.interfere("PATCH", () => end);
    const error: unknown = await undoRollout(ME, REF, { ...WISH, despite }).catch((failure: unknown) => failure);
    if (error instanceof ProblemError) despite = error.extras.write?.id ?? despite;
    const response = problemResponse(error, "en");
    answers.push(await response.text(), JSON.stringify([...response.headers]));
  }

  expect(lines.length).toBeGreaterThanOrEqual(2 * ENDS.length);
  expect([...lines, ...answers].join("")).not.toMatch(/canary|Bearer|containers/);
});

test("what nobody foresaw is logged with its cause but without its other fields, and told to nobody", async () => {
  const cause = Object.assign(new Error("inner"), { request: { headers: { authorization: "Bearer canary" } } });
  const response = problemResponse(new Error("outer", { cause }), "en");

  expect(await response.text()).not.toMatch(/outer|inner/);
  expect(response.status).toBe(500);
  expect(lines.join("")).toMatch(/outer.*inner/);
  expect(lines.join("")).not.toContain("canary");
});
