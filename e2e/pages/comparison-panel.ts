import type { Locator, Page } from "@playwright/test";

/** The comparison of two templates beside the timeline, as a person uses it. */
export class ComparisonPanel {
  readonly root: Locator;
  /** The buttons that say what is on either side, and open its choices. */
  readonly left: Locator;
  readonly right: Locator;
  /** One row for each change, cosmetic ones too once they are unfolded. */
  readonly changes: Locator;
  /** The lines of both templates. */
  readonly lines: Locator;
  readonly folds: Locator;

  constructor(page: Page) {
    this.root = page.getByRole("region", { name: "Compare" });
    this.left = this.root.getByRole("button", { name: /^Left side/ });
    this.right = this.root.getByRole("button", { name: /^Right side/ });
    this.changes = this.root.locator("[data-change]");
    this.lines = this.root.getByRole("table", { name: "Lines of both templates" });
    this.folds = this.lines.getByRole("button", { name: /unchanged lines?$/ });
  }

  tab(name: "What changed" | "YAML" | "Whole template"): Locator {
    return this.root.getByRole("tab", { name });
  }

  /** The change whose subject is this. */
  change(subject: string): Locator {
    return this.changes.filter({ has: this.root.page().getByText(subject, { exact: true }) });
  }
}
