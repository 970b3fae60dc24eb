// @ts-check
// Fails when code outside the rooms that may know one kind of workload names a kind, or what its revisions are stored
// in. Comments may: they cite Kubernetes. Everything else asks the workload's own kind (lib/rollout/kinds).
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import ts from "typescript";

const PRODUCT = /^(?:app|components|entry|lib)\/.*\.(?:mjs|ts|tsx)$/;
/** Who may name one, and what only tests use. */
const MAY = /^lib\/(?:rollout\/kinds|kube|simulator|words|testing)\/|^lib\/contract\/rollout-kinds\.ts$|\.test\.tsx?$/;
const KIND = /deployment|replica-?set|stateful-?set|daemon-?set|controller-?revision/gi;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => PRODUCT.test(file) && !MAY.test(file) && existsSync(file));

const named = files.flatMap((file) => kindsIn(file, readFileSync(file, "utf8")));
for (const line of named) console.error(line);
if (named.length > 0) console.error(`\n${named.length} times a kind of workload is named outside lib/rollout/kinds.`);
process.exit(named.length > 0 ? 1 : 0);

/** @param {string} file @param {string} text @returns {string[]} where code names a kind */
function kindsIn(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX);
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    let isLeaf = true;
    ts.forEachChild(node, (child) => {
      isLeaf = false;
      visit(child);
    });
    if (!isLeaf) return;
    const start = node.getStart(source);
    for (const match of text.slice(start, node.end).matchAll(KIND)) {
      const { line } = source.getLineAndCharacterOfPosition(start + match.index);
      found.push(`${file}:${line + 1}: ${match[0]}`);
    }
  };
  visit(source);
  return found;
}
