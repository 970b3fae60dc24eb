import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GUARD } from "./guarded-process";

/** A new temporary folder that is there until removed, or until this process is gone. */
export async function folderOfThisRun(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "rewind-e2e-"));
  const guard = spawn(process.execPath, [GUARD, "--remove", folder], {
    stdio: ["pipe", "ignore", "inherit"],
    detached: true,
  });
  const exited = once(guard, "exit");
  return {
    folder,
    async remove() {
      guard.stdin.end();
      await exited;
    },
  };
}
