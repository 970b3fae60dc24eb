// Runs one program for as long as this process's standard input stays open, then ends it and all it started, and
// removes folders. The pipe closes however the owner goes away, by kill -9 too: nothing that tests start or write
// outlives the tests.
// usage: node guard.mjs [--remove FOLDER]... [-- PROGRAM [ARGUMENT]...]
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

const given = process.argv.slice(2);
const separator = given.includes("--") ? given.indexOf("--") : given.length;
const folders = given.slice(0, separator).filter((argument) => argument !== "--remove");
const [program, ...programArguments] = given.slice(separator + 1);

// A group of its own, so that what the program starts can be ended with it.
const child = program && spawn(program, programArguments, { detached: true, stdio: ["ignore", "inherit", "inherit"] });
if (child) {
  child.once("exit", (code) => leave(code ?? 1));
  child.once("error", (error) => {
    console.error(`${program} could not be started: ${error.message}`);
    leave(127);
  });
}
process.stdin.resume().once("close", end).on("error", end);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);

function end() {
  if (!child) leave(0);
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

function leave(code) {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.exit(code);
}
