// @ts-check
// npm run verify: every check of the working copy. They do not depend on each other, so two lanes run side by side, the
// tests in one and all that only reads in the other; each tells what it printed when it is over, and all are run
// whatever fails.
import { spawn } from "node:child_process";

const LANES = [["unit"], ["types", "format", "rooms", "unused", "lint", "docs", "words", "kinds"]];

const failed = (await Promise.all(LANES.map(lane))).flat();
if (failed.length > 0) console.error(`\nfailed: ${failed.map((check) => `npm run verify:${check}`).join(", ")}`);
process.exit(failed.length > 0 ? 1 : 0);

/** Runs checks one after the other. @param {string[]} checks @returns {Promise<string[]>} those that failed */
async function lane(checks) {
  const bad = [];
  for (const check of checks) if (!(await passes(check))) bad.push(check);
  return bad;
}

/** @param {string} check @returns {Promise<boolean>} */
async function passes(check) {
  const begun = performance.now();
  const child = spawn("npm", ["run", "--silent", `verify:${check}`], { stdio: ["ignore", "pipe", "pipe"] });
  /** @type {Buffer[]} */
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => printed.push(chunk));
  const code = await new Promise((resolve) => child.on("close", resolve).on("error", () => resolve(1)));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`\n${code === 0 ? "✓" : "✗"} verify:${check} (${seconds} s)\n`);
  process.stdout.write(Buffer.concat(printed));
  return code === 0;
}
