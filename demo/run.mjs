// @ts-check
// node demo/run.mjs: builds what is missing, then serves Rewind against a cluster inside of this process, until Ctrl-C.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PROGRAM } from "../entry/program.mjs";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const NEXT = join(PROJECT, "node_modules/next/dist/bin/next");
const COMPILED = join(PROJECT, "node_modules/.cache/rewind-simulator/scenarios/demo.mjs");
const DEFAULT_PORT = 3000;

process.chdir(PROJECT);
if (!existsSync(".next/BUILD_ID")) await run("Building Rewind, once.", [NEXT, "build"]);
await run(null, ["demo/compile.mjs"]);
console.error("Six days in the life of a shop …");
const { startDemo } = await import(COMPILED);
const demo = await startDemo();

const folder = await mkdtemp(join(tmpdir(), "rewind-demo-"));
const kubeconfig = join(folder, "kubeconfig");
await writeFile(kubeconfig, demo.kubeconfig, { mode: 0o600 });

const port = await chosenPort();
const rewind = spawn(process.execPath, [...PROGRAM, "--port", `${port}`], {
  env: { ...process.env, KUBECONFIG: kubeconfig, REWIND_DEMO_URL: demo.controlUrl, NEXT_TELEMETRY_DISABLED: "1" },
  stdio: ["ignore", "ignore", "inherit"],
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => rewind.kill("SIGTERM"));
// The demo ends with Rewind, whichever of them is told to.
const ended = once(rewind, "exit").then(async ([code]) => {
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(code ?? 0);
});
await answers(`http://127.0.0.1:${port}/api/health`);
console.error(`
  Rewind's demo:  http://127.0.0.1:${port}/demo/shop
  With kubectl:   KUBECONFIG=${kubeconfig} kubectl get deployments --all-namespaces

  Ctrl-C ends both.
`);
await ended;

/**
 * @param {string | null} words
 * @param {string[]} args
 */
async function run(words, args) {
  if (words !== null) console.error(words);
  const program = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(program, "exit");
  if (code !== 0) process.exit(code ?? 1);
}

/** PORT, which must be free; else 3000, or any other where that is taken. */
async function chosenPort() {
  const asked = process.env.PORT;
  if (asked) return Number(asked);
  return (await freePort(DEFAULT_PORT).catch(() => undefined)) ?? freePort(0);
}

/** @param {number} wanted */
async function freePort(wanted) {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(wanted, "127.0.0.1", () => resolve(undefined));
  });
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

/** @param {string} url */
async function answers(url) {
  while ((await fetch(url).catch(() => undefined)) === undefined) {
    await new Promise((later) => setTimeout(later, 100));
  }
}
