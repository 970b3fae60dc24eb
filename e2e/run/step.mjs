// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Announces one step of a run.
 * @param {string} what
 */
export function say(what) {
  process.stdout.write(`\n[${new Date().toTimeString().slice(0, 8)}] ${what}\n`);
  return 0;
}

/**
 * Runs a program and gives its exit code (1 when a signal ended it). Ctrl-C reaches it too, and it tidies up first.
 * @param {string} what
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export async function step(what, command, args) {
  say(what);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], env });
  const interrupt = () => {};
  const terminate = () => child.kill("SIGTERM");
  process.on("SIGINT", interrupt).on("SIGTERM", terminate);
  const [code] = await once(child, "exit");
  process.off("SIGINT", interrupt).off("SIGTERM", terminate);
  return code ?? 1;
}
