import { defineConfig } from "@playwright/test";
import config from "./playwright.config";

/** The pictures of the README. */
export default defineConfig(config, {
  testDir: "./screenshots",
  testMatch: "*.shots.ts",
  workers: 1,
  use: { permissions: ["notifications"], trace: "off" },
});
