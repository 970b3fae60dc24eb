// @ts-check
// node demo/compile.mjs: writes the simulator's TypeScript as modules that any Node runs, where it has changed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("../lib/simulator", import.meta.url));
const COMPILED = fileURLToPath(new URL("../node_modules/.cache/rewind-simulator", import.meta.url));

const sources = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
);
const stale = sources.filter((file) => !isFresh(file));
if (stale.length > 0) {
  const { default: typescript } = await import("typescript");
  for (const file of stale) {
    const { outputText } = typescript.transpileModule(readFileSync(join(SOURCE, file), "utf8"), {
      compilerOptions: {
        target: typescript.ScriptTarget.ES2023,
        module: typescript.ModuleKind.ESNext,
        verbatimModuleSyntax: true,
      },
    });
    const target = compiled(file);
    mkdirSync(dirname(target), { recursive: true });
    // Node wants the file's whole name.
    writeFileSync(target, outputText.replace(/(from ")(\.{1,2}\/[^"]+)(")/g, "$1$2.mjs$3"));
  }
}
for (const file of existsSync(COMPILED) ? readdirSync(COMPILED, { recursive: true, encoding: "utf8" }) : []) {
  const known = !file.endsWith(".mjs") || sources.includes(file.replace(/[.]mjs$/, ".ts"));
  if (!known) rmSync(join(COMPILED, file));
}

/** @param {string} file */
function compiled(file) {
  return join(COMPILED, relative(".", file).replace(/[.]ts$/, ".mjs"));
}

/** @param {string} file */
function isFresh(file) {
  const target = compiled(file);
  return existsSync(target) && statSync(target).mtimeMs > statSync(join(SOURCE, file)).mtimeMs;
}
