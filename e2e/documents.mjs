// @ts-check
// Fails when a document names a path or an npm script that is not there, and when a file names what belongs to one
// machine only: its folders, the hosts it gets packages from.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";

const DOCUMENTS = ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "docs/rollout-semantics.md"];
/** Named where they are forbidden. */
const NEVER_THERE = ["index.ts"];
const FILE_ENDING = /\.(?:cjs|css|go|json|md|mjs|sh|ts|tsx|yaml|yml)$/;
const CODE_OR_LINK = /`([^`\n]+)`|\]\(([^)\s]+)\)/g;
/** Put together here, so that this file does not match itself. */
const MACHINE_PATHS = ["work", "farm", "home", "Users"].map((folder) => `(?<![\\w.\\])}])/${folder}/\\w`);
const FOREIGN = new RegExp(
  [...MACHINE_PATHS, `[.]lib${"rary"}\\b`, `npm${"js"}[.](?:org|com)`, `debian${"[.]org"}`].join("|"),
);

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => existsSync(file) && file !== "");
const topLevel = new Set(files.map((file) => file.split("/")[0]));
const names = new Set(files.map((file) => basename(file)));
const ignored = readFileSync(".gitignore", "utf8").split("\n");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));

const problems = [...DOCUMENTS.flatMap(goneFrom), ...files.flatMap(foreignIn)];
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** @param {string} document @returns {string[]} */
function goneFrom(document) {
  if (!existsSync(document)) return [`${document}: is not there`];
  return readFileSync(document, "utf8")
    .split("\n")
    .flatMap((line, index) =>
      [...line.matchAll(CODE_OR_LINK)]
        .map(([, code, link]) => code ?? link ?? "")
        .filter((mentioned) => isGoneScript(mentioned) || isGonePath(mentioned))
        .map((mentioned) => `${document}:${index + 1}: ${mentioned} does not exist`),
    );
}

/** @param {string} mentioned */
function isGoneScript(mentioned) {
  const script = /^npm run ([\w:]+)/.exec(mentioned)?.[1];
  return script !== undefined && scripts[script] === undefined;
}

/** Only what can be nothing but a path of ours: it begins with a folder of ours, or ends like a file of ours.
 * @param {string} mentioned */
function isGonePath(mentioned) {
  const path = mentioned.replace(/[#:]L?\d+$|\/$/g, "").replace(/^\.\//, "");
  if (/[\s{}<>…@$~"'()=,]|:\/\/|^[/#*]/.test(path) || ignored.includes(path.split("/")[0] ?? "")) return false;
  if (NEVER_THERE.includes(path)) return false;
  if (!path.includes("/")) return FILE_ENDING.test(path) && !path.includes("*") && !names.has(path);
  if (!topLevel.has(path.split("/")[0] ?? "") && !FILE_ENDING.test(path)) return false;
  if (!path.includes("*")) return !existsSync(path);
  return !files.some((file) => pattern(path).test(file));
}

/** A glob as an expression: `**` is any path, `*` any name. @param {string} glob */
function pattern(glob) {
  const parts = glob.split(/(\*\*|\*)/).map((part) => {
    if (part === "**") return ".*";
    return part === "*" ? "[^/]*" : part.replace(/[.[\]+?^|\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}

/** @param {string} file @returns {string[]} */
function foreignIn(file) {
  if (file === ".ci/run") return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, index) => {
      const found = FOREIGN.exec(line)?.[0];
      return found === undefined ? [] : [`${file}:${index + 1}: ${found} belongs to one machine only`];
    });
}
