import { execFileSync } from "node:child_process";
import { defineConfig, devices } from "@playwright/test";
import { BROWSERS } from "./run/browsers.mjs";
import { SCREEN } from "./screen-tag";
import type { PerWorker } from "./test";

/** The demo has its own cluster. */
const DEMO = "demo.spec.ts";
/** Drives both clusters, so it belongs to the run that has the real one. */
const DIFFERENTIAL = "differential.spec.ts";

export default defineConfig<object, PerWorker>({
  testDir: "./specs",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  globalSetup: "./global-setup.ts",
  fullyParallel: true,
  // One more than the two cores that a small machine has: a spec waits as often as it works.
  workers: 3,
  forbidOnly: process.env.CI !== undefined,
  // Two browsers, a control plane and several servers share whatever machine there is. What needs the second try is told.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./tally-reporter.ts"]],
  use: {
    ...devices["Desktop Chrome"],
    launchOptions: { executablePath: chromium(), args: chromiumFlags() },
    // It is a fifth of the work of every spec. Where a failure is tried again, the second try shows what happened.
    trace: process.env.CI === undefined ? "retain-on-failure" : "on-first-retry",
  },
  projects: [
    {
      name: "control-plane",
      testIgnore: DEMO,
      grepInvert: new RegExp(`${SCREEN}\\b`),
      use: { clusterKind: "control-plane" },
    },
    { name: "simulated", testIgnore: DIFFERENTIAL, use: { clusterKind: "simulated" } },
  ],
});

/** The machine's own browser; REWIND_E2E_CHROMIUM names another. */
function chromium(): string {
  const found = execFileSync("sh", ["-c", BROWSERS.map((name) => `command -v ${name}`).join(" || ") + " || true"]);
  return process.env.REWIND_E2E_CHROMIUM ?? (found.toString().trim() || "chromium");
}

/** Tests run as root in containers, where the sandbox cannot; and the browser has nobody to call. */
function chromiumFlags(): string[] {
  return [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
}
