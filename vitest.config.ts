import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `npm test` adds the numbers of all its tests up. */
const tally = process.env.REWIND_TALLY_FOLDER;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // A zone with an odd offset, so that a test that forgets about time zones fails.
  test: {
    include: ["{lib,entry}/**/*.test.ts"],
    // Many of them wait for processes and connections; alone vitest leaves one core unused.
    maxWorkers: availableParallelism(),
    setupFiles: [at("lib/testing/quiet-audit.ts")],
    env: { TZ: "Asia/Kathmandu", REWIND_LOG_LEVEL: "silent" },
    reporters: tally ? ["default", ["json", { outputFile: `${tally}/vitest.json` }]] : ["default"],
  },
  resolve: { alias: { "@": at("."), "server-only": at("lib/testing/empty.ts") } },
});
