// @ts-check
// Fails when a screen says something that is not in lib/words: a text between tags, an attribute that is read, or a
// sentence anywhere else in components, pages and lib/browser.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import ts from "typescript";

/** Attributes whose every letter is for people. */
const READ =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|alt|heading|hint|label|placeholder|title)$/;
/** Attributes that are for the browser alone. */
const NOT_READ = /^(class|className|d|data-.*|href|src|style|viewBox)$/;
/** What is written there is typed as it is, in every language. */
const VERBATIM = new Set(["code", "kbd", "KeyCap"]);
/** Names are no words. */
const NAMES = /\b(Rewind|YAML)\b/g;
/** For developers, in the console. */
const THROWN = new Set(["Error", "TypeError"]);

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => /^(components|lib\/browser|app\/(?!api\/)).*[.]tsx?$/.test(file) && !/[.]test[.]ts$/.test(file));

const problems = files.flatMap(wordsIn);
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** @param {string} file @returns {string[]} */
function wordsIn(file) {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} node @param {string} text */
  const tell = (node, text) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${file}:${line + 1}: "${text.trim().replaceAll(/\s+/g, " ")}" belongs in lib/words`);
  };
  /** @param {ts.Node} node */
  const look = (node) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxElement(node) && VERBATIM.has(node.openingElement.tagName.getText(source))) return;
    if (ts.isNewExpression(node) && THROWN.has(node.expression.getText(source))) return;
    if (ts.isJsxAttribute(node)) {
      const name = node.name.getText(source);
      if (NOT_READ.test(name)) return;
      if (READ.test(name) && node.initializer) for (const literal of shownBy(node.initializer)) tellLetters(literal);
    }
    if (ts.isJsxText(node)) tellLetters(node);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
      for (const literal of shownBy(node)) tellLetters(literal);
    }
    if (isText(node) && isSentence(textOf(node))) tell(node, textOf(node));
    ts.forEachChild(node, look);
  };
  /** @param {ts.Node} node */
  const tellLetters = (node) => {
    const text = textOf(node);
    if (/\p{L}/u.test(text.replaceAll(NAMES, "")) && !isSentence(text)) tell(node, text);
    else if (ts.isJsxText(node) && isSentence(text)) tell(node, text);
  };
  look(source);
  return found;
}

/** The texts that an expression may come to. @param {ts.Node | undefined} node @returns {ts.Node[]} */
function shownBy(node) {
  if (!node) return [];
  if (isText(node)) return [node];
  if (ts.isJsxExpression(node)) return shownBy(node.expression);
  if (ts.isParenthesizedExpression(node)) return shownBy(node.expression);
  if (ts.isConditionalExpression(node)) return [...shownBy(node.whenTrue), ...shownBy(node.whenFalse)];
  if (ts.isBinaryExpression(node) && isChoice(node.operatorToken.kind)) {
    return [...shownBy(node.left), ...shownBy(node.right)];
  }
  return [];
}

/** @param {ts.SyntaxKind} kind */
function isChoice(kind) {
  const { AmpersandAmpersandToken, BarBarToken, PlusToken, QuestionQuestionToken } = ts.SyntaxKind;
  return [AmpersandAmpersandToken, BarBarToken, PlusToken, QuestionQuestionToken].includes(kind);
}

/** @param {ts.Node} node */
function isText(node) {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** The text of a literal, with an ellipsis for each value in it. @param {ts.Node} node */
function textOf(node) {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return "";
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join("");
}

/** Words in a row that begin or end as a sentence does; lists of classes do neither. @param {string} text */
function isSentence(text) {
  return /^[A-Z][a-z’']+ (\{\}|[\w“])/.test(text) || /[a-z’}] \S*[a-z”}][.…?!:]( |$)/.test(text);
}
