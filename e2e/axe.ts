import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type Axe from "axe-core";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "@playwright/test";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One thing that axe found: its rule, what it means, and where. */
export type AxeFinding = { rule: string; help: string; where: string[] };

/** What can differ between a light and a dark page of the same width. */
export const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds on the page as it is now, in WCAG 2.2 A and AA and its best practices, or by the rules that are named;
 * empty when all is well. Put in by evaluation, once a document: the page's own policy rightly refuses a script tag of
 * ours.
 */
export async function axe(page: Page, within = "html", rules?: readonly string[]): Promise<AxeFinding[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
  const options: RunOptions = { resultTypes: ["violations"], ...(rules && { runOnly: [...rules] }) };
  const { violations } = await page.evaluate<AxeResults, [string, RunOptions]>(
    ([selector, asked]) =>
      (window as unknown as { axe: typeof Axe }).axe.run(document.querySelector(selector) ?? document, asked),
    [within, options],
  );
  return violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    where: nodes.map(({ target }) => target.join(" ")),
  }));
}
