// @ts-check
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { BROWSER_PACKAGE, BROWSERS } from "./browsers.mjs";
import { say, step } from "./step.mjs";

/**
 * @typedef {{ what: string, isThere: () => boolean, packages: string[], without: string | null }} Need
 * `without`: what a run without it lacks; null where there is no run without it.
 */

/** @type {Need[]} */
const NEEDS = [
  {
    what: "Chromium",
    isThere: () => Boolean(process.env.REWIND_E2E_CHROMIUM) || BROWSERS.some(isCommand),
    packages: [BROWSER_PACKAGE],
    without: null,
  },
  {
    what: "kubectl",
    isThere: () => isCommand("kubectl"),
    packages: ["kubernetes-client"],
    without: "comparisons with the real kubectl are skipped",
  },
  {
    what: "a font with Korean",
    isThere: () => isCommand("fc-list") && output("fc-list", [":lang=ko", "family"]) !== "",
    packages: ["fontconfig", "fonts-noto-cjk"],
    without: "Korean is boxes in screenshots",
  },
];

/** Installs what the tests need and this machine lacks, where it may; else says what to install, and fails if it must. */
export async function prepareMachine() {
  const missing = NEEDS.filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  if (mayInstall()) {
    const options = ["-o", "Dpkg::Use-Pty=0", "-qq", "-y", "--no-install-recommends"];
    const script = 'apt-get -qq update && apt-get install "$@" >/dev/null';
    process.env.DEBIAN_FRONTEND = "noninteractive";
    const code = await step(`installing ${packages.join(", ")} with apt`, "sh", [
      "-c",
      script,
      "sh",
      ...options,
      ...packages,
    ]);
    if (code !== 0) throw new Error("apt could not install them; see above");
    return;
  }
  for (const { what, without } of missing) if (without !== null) say(`no ${what} on this machine: ${without}`);
  const needed = missing.filter(({ without }) => without === null);
  if (needed.length === 0) return;
  const names = needed.map(({ what }) => what).join(" and ");
  console.error(`The tests need ${names}. Only as root on Debian are they installed for you; please install them.`);
  process.exit(1);
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && isCommand("apt-get");
}

/** @param {string} name */
function isCommand(name) {
  return spawnSync("sh", ["-c", `command -v "$1"`, "sh", name]).status === 0;
}

/** @param {string} command @param {string[]} args */
function output(command, args) {
  return execFileSync(command, args, { encoding: "utf8" }).trim();
}
