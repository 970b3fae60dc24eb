import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type Axe from "axe-core";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "@playwright/test";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One thing that axe found: its rule, what it means, and where. */
export type AxeFinding = { rule: string; help: string; where: string[] };

/**
 * What axe finds on the page as it is now, in WCAG 2.2 A and AA and its best practices; empty when all is well.
 * Put in by evaluation: the page's own policy rightly refuses a script tag of ours.
 */
export async function axe(page: Page, within = "html"): Promise<AxeFinding[]> {
  await page.evaluate(SOURCE);
  const { violations } = await page.evaluate<AxeResults, [string, RunOptions]>(
    ([selector, options]) =>
      (window as unknown as { axe: typeof Axe }).axe.run(document.querySelector(selector) ?? document, options),
    [within, { resultTypes: ["violations"] }],
  );
  return violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    where: nodes.map(({ target }) => target.join(" ")),
  }));
}
