// @ts-check
// node e2e/run.mjs MODE [ARGUMENTS FOR PLAYWRIGHT]
//   e2e    builds Rewind and runs the specs             npm run e2e -- specs/undo.spec.ts
//   all    everything, on a machine that has nothing yet       npm test
//   bench  builds Rewind and prints what it costs              npm run bench
//   screenshots  builds Rewind and takes the README's pictures  npm run screenshots
import { existsSync } from "node:fs";
import { controlPlaneBinaries } from "./control-plane/binaries.mjs";
import { prepareMachine } from "./run/machine.mjs";
import { say, step } from "./run/step.mjs";
import { newTallyFolder, summary } from "./run/tally.mjs";

const NEXT = "node_modules/next/dist/bin/next";
const PLAYWRIGHT = "node_modules/@playwright/test/cli.js";

const [mode, ...playwrightArguments] = process.argv.slice(2);

switch (mode) {
  case "e2e":
    process.exit((await build()) || (await playwright("e2e/playwright.config.ts")));
    break;
  case "bench":
    process.exit((await build()) || (await playwright("e2e/bench.config.ts")));
    break;
  case "screenshots":
    process.exit((await build()) || (await playwright("e2e/screenshots.config.ts")));
    break;
  case "all":
    process.exit(await all());
    break;
  default:
    console.error("usage: node e2e/run.mjs e2e|all|bench|screenshots [arguments for Playwright]");
    process.exit(2);
}

/** Goes on after a failure: one run tells everything that is wrong. */
async function all() {
  await prepareMachine();
  if (!process.env.REWIND_E2E_KUBECONFIG) await controlPlaneBinaries();
  process.env.REWIND_TALLY_FOLDER = newTallyFolder();
  const verified = await step("npm run verify", "npm", ["run", "--silent", "verify"]);
  const built = await build();
  const driven = built === 0 ? await playwright("e2e/playwright.config.ts") : 0;
  const { lines, code } = summary(process.env.REWIND_TALLY_FOLDER, [
    { name: "npm run verify", code: verified, tests: "unit" },
    { name: "next build", code: built, tests: null },
    { name: "the specs", code: driven, tests: "specs" },
  ]);
  process.stdout.write(`${lines.join("\n")}\n`);
  return code;
}

async function build() {
  if (process.env.REWIND_E2E_SKIP_BUILD !== "1") return step("next build", process.execPath, [NEXT, "build"]);
  if (existsSync(".next/BUILD_ID")) return say("taking the build that is there (REWIND_E2E_SKIP_BUILD=1)");
  console.error("REWIND_E2E_SKIP_BUILD=1, but there is no build yet");
  return 1;
}

/** @param {string} config */
function playwright(config) {
  const args = [PLAYWRIGHT, "test", "--config", config, ...playwrightArguments];
  return step("the specs in Chromium", process.execPath, args);
}
