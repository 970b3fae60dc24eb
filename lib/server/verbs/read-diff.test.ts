import { stdout } from "node:process";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { message } from "@/lib/contract/message";
import { TemplateDiff } from "@/lib/contract/template-diff";
import { closeConnections } from "@/lib/kube/connection";
import { KubeError } from "@/lib/kube/errors";
import type { JsonObject } from "@/lib/rollout/objects/objects";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aCondition, aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { textsOf } from "@/lib/testing/texts-of";
import { problemResponse } from "../http/problem-response";
import { ok, worded } from "../http/respond";
import { listRollouts } from "./list-rollouts";
import { log } from "../log";
import { readDiff } from "./read-diff";
import { readRevision } from "./read-revision";
import { readRollout } from "./read-rollout";
import { revealValue } from "./reveal-value";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;
const CANARY = "c4n4ry";
const [OLD, NEW] = ["uid-of-web-hash1", "uid-of-web-hash2"];

const pod = (password: string, image: string, spec: JsonObject = {}) =>
  aPodTemplate({
    image,
    spec,
    annotations: { "kubectl.kubernetes.io/last-applied-configuration": `{"x":"${CANARY}"}` },
    container: {
      env: [
        { name: "DB_PASSWORD", value: password },
        { name: "DATABASE_URL", value: `postgres://me:${CANARY}@db/shop` },
      ],
    },
  });
const PASSWORD = "/spec/containers/0/env/0/value";
const said = `webhook said: password=${CANARY}`;
const web = aDeployment({
  revision: 2,
  template: pod(`${CANARY}2`, "web:2"),
  conditions: [aCondition("ReplicaFailure", "True", "FailedCreate", said)],
});

let server: FakeApiServer;
let lines: string[];
beforeEach(async () => {
  lines = [];
  log.level = "debug";
  vi.spyOn(stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [aReplicaSet(web, { template: pod(CANARY, "web:1") }), aReplicaSet(web, { revision: 2 })];
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  log.level = "silent";
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

test("compares two revisions from one fresh reading, secrets masked and still different", async () => {
  const diff = await readDiff(ME, REF, { from: OLD, to: NEW });

  expect(server.requests).toHaveLength(2);
  expect(textsOf(diff.changes.map(({ summary }) => summary))).toEqual(["image web:1 → 2", "env DB_PASSWORD changed"]);
  const [, { before, after } = {}] = diff.changes;
  expect([before, after]).toEqual([
    { name: "DB_PASSWORD", value: expect.stringMatching(/^‹masked [0-9a-f]{8}›$/) },
    { name: "DB_PASSWORD", value: expect.stringMatching(/^‹masked [0-9a-f]{8}›$/) },
  ]);
  expect(before).not.toEqual(after);
  expect(diff.from.masked.map(({ why }) => why)).toEqual(["last-applied", "name", "userinfo"]);
  // The same password of a URL, on both sides: the same mask.
  expect(diff.from.masked[2]).toEqual(diff.to.masked[2]);
  expect(diff.from.yaml).toContain("postgres://me:‹masked ");
  expect(await worded(ok(TemplateDiff, diff), "en").text()).not.toContain(CANARY);
});

test("the live template is a side too, and nothing differs from the revision that has it", async () => {
  expect(await readDiff(ME, REF, { from: "live", to: NEW })).toMatchObject({
    from: { revision: "live" },
    to: { revision: NEW },
    changes: [],
    sameness: "same",
  });
});

test("says where templates differ in nothing that a reader would call a change", async () => {
  server.stored = [aReplicaSet(web, { template: pod(`${CANARY}2`, "web:2", { restartPolicy: null }) })];

  expect(await readDiff(ME, REF, { from: OLD, to: "live" })).toMatchObject({ changes: [], sameness: "defaults" });
});

test.each([[{ from: "gone", to: "live" }], [{ from: "live", to: "gone" }]])("knows no side of %j", async (sides) => {
  await expect(readDiff(ME, REF, sides)).rejects.toMatchObject({ code: "no-such-revision" });
});

test("no answer about the rollout holds the secret, and masks are the same in each", async () => {
  const revision = await readRevision(ME, REF, OLD);
  const diff = await readDiff(ME, REF, { from: OLD, to: NEW });
  const rollout = await readRollout(ME, REF);
  const list = await listRollouts(ME, "fake", "shop");

  expect(revision.masked).toEqual(diff.from.masked);
  expect(rollout.state.refused?.said).toMatch(/^webhook said: password=‹masked /);
  expect(list.rollouts[0]?.state.refused?.said).toBe(rollout.state.refused?.said);
  expect(JSON.stringify([revision, diff, rollout, list])).not.toContain(CANARY);
});

describe("a masked value", () => {
  const reveal = (revision: string, pointer = PASSWORD) => revealValue(ME, REF, revision, { pointer });
  const audited = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

  test("is shown on demand, whole, and logged with who and where but not with what", async () => {
    expect(await reveal(OLD)).toEqual({ pointer: PASSWORD, value: CANARY });
    expect(await reveal("live")).toEqual({ pointer: PASSWORD, value: `${CANARY}2` });

    const same = { audit: true, verb: "reveal", who: "somebody", ...REF, pointer: PASSWORD, outcome: "revealed" };
    expect(audited()).toMatchObject([
      { ...same, revision: OLD },
      { ...same, revision: "live" },
    ]);
    expect(lines.join("")).not.toContain(CANARY);
  });

  test.each(["/spec/containers/0/image", "/nowhere", "x", `${PASSWORD}/0`])("is not at %s", async (pointer) => {
    await expect(reveal(OLD, pointer)).rejects.toMatchObject({ code: "nothing-masked-there" });
    expect(audited()).toMatchObject([{ verb: "reveal", pointer, outcome: "nothing-masked-there" }]);
  });

  test("of a revision that is not there is none", async () => {
    await expect(reveal("gone")).rejects.toMatchObject({ code: "no-such-revision" });
  });

  test.each(["0", "off", "false", "NO", "what?"])("stays masked with REWIND_REVEAL=%s", async (setting) => {
    vi.stubEnv("REWIND_REVEAL", setting);

    await expect(reveal(OLD)).rejects.toMatchObject({ code: "reveal-off" });
    expect(server.requests).toEqual([]);
    expect(audited()).toMatchObject([{ verb: "reveal", outcome: "reveal-off" }]);
    expect(await readRevision(ME, REF, OLD)).toMatchObject({ revealable: false });
  });

  test.each(["", "1", "on"])("may be shown with REWIND_REVEAL=%j", async (setting) => {
    vi.stubEnv("REWIND_REVEAL", setting);
    expect(await readDiff(ME, REF, { from: OLD, to: NEW })).toMatchObject({ revealable: true });
  });
});

test("the words of cluster and webhooks are masked in every problem", async () => {
  const causes = [{ field: "spec", message: said }];
  server.interfere("GET", () => aStatus(422, "Invalid", said, { causes }));
  const error: unknown = await readRollout(ME, REF).catch((failure: unknown) => failure);
  const meanwhile = {
    changes: [message("change.removed", { subject: { about: "image" }, value: `x http://a:${CANARY}@b` })],
    by: null,
    at: null,
  };
  const other = new KubeError(
    "changed-meanwhile",
    message("problem.busy", { cluster: said }),
    { meanwhile },
    { status: null, maybeProcessed: false },
  );

  for (const [problem, parts] of [
    [error, /said":"webhook said.*causes":.*webhook said/],
    [other, /detail":"[^,]*webhook said.*http:\/\/a:‹masked/],
  ] as const) {
    const text = await problemResponse(problem, "en").text();
    expect(text).toMatch(parts);
    expect(text).toContain("‹masked ");
    expect(text).not.toContain(CANARY);
  }
});

test("an error that nobody foresaw is logged with its secrets masked", () => {
  problemResponse(new Error(said, { cause: new Error(`http://a:${CANARY}@b`) }), "en");

  expect(lines.join("")).toMatch(/webhook said: password=‹masked .*http:\/\/a:‹masked /);
  expect(lines.join("")).not.toContain(CANARY);
});
