import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // A zone with an odd offset, so that a test that forgets about time zones fails.
  test: { include: ["lib/**/*.test.ts"], env: { TZ: "Asia/Kathmandu" } },
  resolve: { alias: { "@": at("."), "server-only": at("lib/testing/empty.ts") } },
});
