import { defineConfig } from "@playwright/test";
import config from "./playwright.config";

/**
 * Measurements, one at a time: they print numbers and assert none. Without a trace, for which Playwright walks the whole
 * page before and after every step.
 */
export default defineConfig(config, {
  testDir: "./bench",
  testMatch: "*.bench.ts",
  workers: 1,
  timeout: 300_000,
  use: { trace: "off" },
});
