// @ts-check
// Fails when a comment, a test's title or a document cites a rule or a section that docs/rollout-semantics.md does not
// have, when the book has one twice, and when no test carries one of its cases.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const BOOK = "docs/rollout-semantics.md";
/** The letter of cases, which tests carry. */
const CASE = "T";
/** Sources, but not lists of texts that are only read as data. */
const CITING = /\.(?:css|md|mjs|ts|tsx)$/;
const NOT_CITING = /^lib\/testing\/planted\//;
const TEST = /\.(?:bench|spec|test)\.tsx?$/;

const ID = String.raw`[A-Z]\d{1,3}`;
const REFERENCE = String.raw`(?:${ID}|\d+(?:\.\d+)*)(?!\w)`;
/** What is between two words: comments break their lines. */
const GAP = String.raw`(?:\s|\*|//)+`;
const SECTION = String.raw`(?:sections?${GAP})?`;
const LIST = String.raw`${SECTION}${REFERENCE}(?:(?:,${GAP}|${GAP}(?:and|to)${GAP})${SECTION}${REFERENCE})*`;
const AFTER_THE_NAME = new RegExp(`rollout${GAP}semantics,?${GAP}(${LIST})`, "gi");
const BEFORE_THE_NAME = new RegExp(`(sections?${GAP}${REFERENCE})${GAP}of${GAP}the${GAP}rollout${GAP}semantics`, "gi");
/** In the book itself. */
const SECTION_HERE = new RegExp(`sections? (${REFERENCE})`, "gi");
/** As a title ends: "… (T12, T13)". A call has no space before its brackets, and a keyword is no word of a sentence. */
const IN_BRACKETS = /(?<!\b(?:await|for|if|in|of|return|switch|typeof|while)) \(([^()\n]+)\)/g;

/** @typedef {{ reference: string, index: number }} Citation */

const book = readFileSync(BOOK, "utf8");
const rules = [...book.matchAll(new RegExp(`^- [*]{2}(${ID})[*]{2} `, "gm"))].map(found);
const sections = [...book.matchAll(/^#{2,} (\d+(?:\.\d+)*)\.? /gm)].map(found);
const known = new Set([...rules, ...sections].map(({ reference }) => reference));

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => CITING.test(file) && !NOT_CITING.test(file) && existsSync(file));
/** @type {Set<string>} */
const carried = new Set();

const problems = new Set([...twice(), ...files.flatMap(unknownIn), ...notCarried()]);
for (const problem of problems) console.error(problem);
process.exit(problems.size > 0 ? 1 : 0);

/** @returns {string[]} */
function twice() {
  const seen = new Set();
  return [...rules, ...sections].flatMap(({ reference, index }) => {
    if (!seen.has(reference)) {
      seen.add(reference);
      return [];
    }
    return [`${BOOK}:${lineAt(book, index)}: ${reference} is there twice`];
  });
}

/** @param {string} file @returns {string[]} */
function unknownIn(file) {
  const text = readFileSync(file, "utf8");
  const cited = file === BOOK ? citedByTheBook(text) : citedBy(text);
  if (TEST.test(file)) for (const { reference } of cited) carried.add(reference);
  return cited
    .filter(({ reference }) => !known.has(reference))
    .map(({ reference, index }) => `${file}:${lineAt(text, index)}: ${reference} is not in ${BOOK}`);
}

/** @param {string} text @returns {Citation[]} */
function citedBy(text) {
  const named = [AFTER_THE_NAME, BEFORE_THE_NAME].flatMap((pattern) => [...text.matchAll(pattern)]);
  const bracketed = [...text.matchAll(IN_BRACKETS)].flatMap(({ 1: inside = "", index }) =>
    inside
      .split(/[,;] | and | to /)
      .filter((part) => new RegExp(`^${ID}$`).test(part))
      .map((reference) => ({ reference, index })),
  );
  return [...named.flatMap(({ 1: list = "", index }) => referencesIn(list, index)), ...bracketed];
}

/** @param {string} text @returns {Citation[]} */
function citedByTheBook(text) {
  const words = text.replaceAll(/`[^`\n]*`/g, (code) => " ".repeat(code.length));
  return [new RegExp(`\\b(${ID})\\b`, "g"), SECTION_HERE].flatMap((pattern) => [...words.matchAll(pattern)].map(found));
}

/** @param {string} list @param {number} index @returns {Citation[]} */
function referencesIn(list, index) {
  return [...list.matchAll(new RegExp(REFERENCE, "g"))].map(([reference]) => ({ reference, index }));
}

/** Cases that no test has in its title. @returns {string[]} */
function notCarried() {
  return rules
    .filter(({ reference }) => reference.startsWith(CASE) && !carried.has(reference))
    .map(({ reference, index }) => `${BOOK}:${lineAt(book, index)}: no test carries ${reference}`);
}

/** @param {RegExpExecArray} match @returns {Citation} */
function found({ 1: reference = "", index }) {
  return { reference, index };
}

/** @param {string} text @param {number} index */
function lineAt(text, index) {
  return text.slice(0, index).split("\n").length;
}
