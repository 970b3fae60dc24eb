// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, code: number, tests: "unit" | "specs" | null }} Step */

/** Where vitest (see vitest.config.ts) and Playwright (see tally-reporter.ts) leave their numbers. */
export function newTallyFolder() {
  return mkdtempSync(join(tmpdir(), "rewind-tally-"));
}

/**
 * What a run says at its end, and its exit code. A step that failed without a failed test counts as one failure, so
 * that the last line never reads as if all were well; so does a run without tests.
 * @param {string} folder
 * @param {readonly Step[]} steps
 */
export function summary(folder, steps) {
  const unit = unitCount(join(folder, "vitest.json"));
  const clusters = clusterCounts(join(folder, "playwright.json"));
  rmSync(folder, { recursive: true });
  const specs = added(clusters);
  const total = added([unit, specs]);
  const counts = { unit, specs };
  const asked = /** @type {const} */ (["unit", "specs"]).filter((kind) => steps.some(({ tests }) => tests === kind));
  const lines = ["", ...(asked.includes("unit") ? [`unit tests: ${unit.passed} passed, ${unit.failed} failed`] : [])];
  for (const { name, passed, failed, skipped, reasons, atSecondTry } of clusters) {
    const why = skipped > 0 ? `, ${skipped} skipped (${reasons.join("; ")})` : "";
    lines.push(`specs on the cluster ${name}: ${passed} passed, ${failed} failed${why}`);
    lines.push(...atSecondTry.map((title) => `  only at the second try: ${title}`));
  }
  for (const { name, code, tests } of steps) {
    const failures = tests === null ? 0 : counts[tests].failed;
    if (code === 0 || failures > 0) continue;
    lines.push(`${name} failed; see above`);
    total.failed += 1;
  }
  const silent = asked.filter((kind) => counts[kind].passed + counts[kind].failed === 0);
  lines.push(...silent.map((kind) => `no ${kind === "unit" ? "unit tests" : kind} ran`));
  if (total.failed === 0) total.failed = silent.length;
  lines.push(`${total.passed} passed, ${total.failed} failed`);
  return { lines, code: total.failed > 0 ? 1 : 0 };
}

/** @param {readonly Count[]} counts @returns {Count} */
function added(counts) {
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

/** @param {string} file @returns {Count} */
function unitCount(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(file, "utf8"));
  // A file that does not even load has no failed test, but is a failed suite.
  return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
}

/** @param {string} file @returns {(Count & { name: string, skipped: number, reasons: string[], atSecondTry: string[] })[]} */
function clusterCounts(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).clusters : [];
}
