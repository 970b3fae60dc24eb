// @ts-check
// node e2e/run.mjs MODE [ARGUMENTS FOR PLAYWRIGHT]
//   test          npm run verify, and the specs on the embedded cluster     npm test
//   test-cluster  the specs on a real control plane                         npm run test:cluster
//   e2e           the specs named, on the embedded cluster or, with --project=control-plane, on a real control plane
//                                                                           npm run e2e -- specs/undo.spec.ts
//   bench         prints what Rewind costs                                  npm run bench
//   screenshots   takes the README's pictures                               npm run screenshots
// Each builds Rewind first.
import { existsSync, rmSync } from "node:fs";
import { controlPlaneBinaries } from "./control-plane/binaries.mjs";
import { prepareMachine } from "./run/machine.mjs";
import { say, step } from "./run/step.mjs";
import { newTallyFolder, summary } from "./run/tally.mjs";

const NEXT = "node_modules/next/dist/bin/next";
const BUILD_ID = ".next/BUILD_ID";
const PLAYWRIGHT = "node_modules/@playwright/test/cli.js";
const SPECS = "e2e/playwright.config.ts";

const [mode, ...playwrightArguments] = process.argv.slice(2);

switch (mode) {
  case "test":
    process.exit(await test());
    break;
  case "test-cluster":
    process.exit(await testCluster());
    break;
  case "e2e":
    process.exit((await build()) || (await playwright(SPECS, "simulated")));
    break;
  case "bench":
    process.exit((await build()) || (await playwright("e2e/bench.config.ts", "control-plane")));
    break;
  case "screenshots":
    process.exit((await build()) || (await playwright("e2e/screenshots.config.ts", "control-plane")));
    break;
  default:
    console.error("usage: node e2e/run.mjs test|test-cluster|e2e|bench|screenshots [arguments for Playwright]");
    process.exit(2);
}

async function test() {
  await prepareMachine();
  const folder = tally();
  const verified = await step("npm run verify", "npm", ["run", "--silent", "verify"]);
  return told(folder, [{ name: "npm run verify", code: verified, tests: "unit" }, ...(await drive("simulated"))]);
}

async function testCluster() {
  await prepareMachine();
  if (!process.env.REWIND_E2E_KUBECONFIG) await controlPlaneBinaries();
  const folder = tally();
  return told(folder, await drive("control-plane"));
}

function tally() {
  return (process.env.REWIND_TALLY_FOLDER = newTallyFolder());
}

/**
 * Goes on after a failure of what came before: one run tells everything that is wrong.
 * @param {"simulated" | "control-plane"} cluster
 * @returns {Promise<import("./run/tally.mjs").Step[]>}
 */
async function drive(cluster) {
  const built = await build();
  const driven = built === 0 ? await playwright(SPECS, cluster) : 0;
  return [
    { name: "next build", code: built, tests: null },
    { name: "the specs", code: driven, tests: "specs" },
  ];
}

/** @param {string} folder @param {import("./run/tally.mjs").Step[]} steps */
function told(folder, steps) {
  const { lines, code } = summary(folder, steps);
  process.stdout.write(`${lines.join("\n")}\n`);
  return code;
}

/** A build that failed leaves none behind, so that the next run cannot take it for a finished one. */
async function build() {
  if (process.env.REWIND_E2E_SKIP_BUILD !== "1") {
    rmSync(BUILD_ID, { force: true });
    const code = await step("next build", process.execPath, [NEXT, "build"]);
    if (code !== 0) rmSync(BUILD_ID, { force: true });
    return code;
  }
  if (existsSync(BUILD_ID)) return say("taking the build that is there (REWIND_E2E_SKIP_BUILD=1)");
  console.error("REWIND_E2E_SKIP_BUILD=1, but there is no build");
  return 1;
}

/** @param {string} config @param {string} cluster the project, unless the arguments name another */
function playwright(config, cluster) {
  const isNamed = playwrightArguments.some((argument) => /^--project(=|$)/.test(argument));
  const project = isNamed ? [] : [`--project=${cluster}`];
  const args = [PLAYWRIGHT, "test", "--config", config, ...project, ...playwrightArguments];
  return step("the specs in Chromium", process.execPath, args);
}
