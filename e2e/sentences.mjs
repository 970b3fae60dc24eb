// @ts-check
// Fails when domain, door to the cluster or server say something that is not in lib/words: they tell codes with facts.
//
// A text is taken for English prose when it has three words in a row, or two of which one is a word that only sentences
// have. Left out are types, imports, what is logged, what is thrown for programmers, and what is compared with (texts of
// the cluster are recognised by their wording).
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import ts from "typescript";

const ROOMS = /^lib\/(rollout|kube|server)\/.*[.]ts$/;
const TESTS = /[.]test[.]ts$/;
/** Files that quote others, and why that is no sentence of ours. */
const QUOTES = new Map([
  ["lib/server/api-operations.ts", "describes the API to developers, in English as the rest of its document"],
  ["lib/server/openapi.ts", "the same"],
  ["lib/rollout/kinds/deployment-sentence.ts", "kubectl's own words for how a Deployment stands, in every language"],
  ["lib/rollout/credentials/credential-names.ts", "lists of the words that names of credentials are made of"],
  ["lib/rollout/credentials/password-flags.ts", "lists of programs"],
  ["lib/rollout/objects/selector.ts", "writes selectors as the API server reads them"],
  ["lib/kube/own-answer.ts", "cites a whole answer of the API server, which others are compared with"],
]);
/** For developers: in the log or where the process ends. */
const THROWN = /^(Error|TypeError|RangeError|DOMException|LineTooLong|WatchSilent)$/;
const LOGGED = /^(log|auditLog|console)[.]\w+$/;
/** What a text is only compared with. */
const COMPARED = /[.](includes|startsWith|endsWith|indexOf|split|replace|replaceAll|has|get|test|match)$/;
const ONLY_IN_SENTENCES =
  /\b(a|an|the|is|are|was|were|be|been|has|have|not|no|of|for|to|in|on|at|by|it|its|that|this|which|with|from|cannot|could|may|does|did|you|your|and|or|so|but)\b/;

const { EqualsEqualsEqualsToken, ExclamationEqualsEqualsToken } = ts.SyntaxKind;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => ROOMS.test(file) && !TESTS.test(file) && !QUOTES.has(file));

const problems = files.flatMap(sentencesIn);
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** @param {string} file @returns {string[]} */
function sentencesIn(file) {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  /** @type {string[]} */
  const told = [];
  /** @param {ts.Node} node */
  const look = (node) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isNewExpression(node) && THROWN.test(node.expression.getText(source))) return;
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText(source);
      if (LOGGED.test(called)) return;
      if (COMPARED.test(called)) return look(node.expression);
    }
    if (ts.isBinaryExpression(node) && isComparison(node)) return;
    if (ts.isCaseClause(node)) return node.statements.forEach(look);
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = textOf(node);
      if (isProse(text)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        told.push(`${file}:${line + 1}: "${text}" belongs in lib/words`);
      }
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return told;
}

/** @param {ts.BinaryExpression} node */
function isComparison({ operatorToken: { kind } }) {
  return kind === EqualsEqualsEqualsToken || kind === ExclamationEqualsEqualsToken;
}

/** The text of a literal, with braces for each value in it. @param {ts.Node} node */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return "";
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join("");
}

/** @param {string} text */
function isProse(text) {
  const word = "[A-Za-z][a-z’']*[,.:;]?";
  return (
    new RegExp(`(^|[ "(])${word} ${word} ${word}($|[ ")])`).test(text) ||
    (new RegExp(`(^|[ "(}])(${word}|\\{\\}) (${word}|\\{\\})`).test(text) && ONLY_IN_SENTENCES.test(text))
  );
}
