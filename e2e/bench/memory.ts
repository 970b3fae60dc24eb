import { readFileSync } from "node:fs";

/** Resident memory in bytes, now and at its highest, of a process and all that it started. */
export function memoryOf(pid: number): { now: number; highest: number } {
  const own = { now: fieldOf(pid, "VmRSS"), highest: fieldOf(pid, "VmHWM") };
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  return children
    .map((child) => memoryOf(Number(child)))
    .reduce((sum, { now, highest }) => ({ now: sum.now + now, highest: sum.highest + highest }), own);
}

function fieldOf(pid: number, field: "VmRSS" | "VmHWM"): number {
  const [, kilobytes = "0"] =
    new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}
