import { defineConfig } from "@playwright/test";
import config from "./playwright.config";

/** Measurements, one at a time: they print numbers and assert none. */
export default defineConfig(config, { testDir: "./bench", testMatch: "*.bench.ts", workers: 1, timeout: 300_000 });
