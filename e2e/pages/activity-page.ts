import type { Locator, Page } from "@playwright/test";
import { clusterSegment } from "@/lib/contract/cluster-segment";

/** What changed lately in one namespace, or in all. */
export class ActivityPage {
  readonly rows: Locator;
  readonly filter: Locator;
  readonly #page: Page;
  readonly #cluster: string;

  constructor(page: Page, cluster: string) {
    this.#page = page;
    this.#cluster = cluster;
    this.rows = page.locator("main section li");
    this.filter = page.getByRole("textbox", { name: "Filter by name, image, change, cause or who" });
  }

  pathOf(namespace: string): string {
    return `/${clusterSegment(this.#cluster)}/${namespace}/activity`;
  }

  async open(namespace: string, appUrl = ""): Promise<void> {
    await this.#page.goto(`${appUrl}${this.pathOf(namespace)}`);
  }

  period(name: string): Locator {
    return this.#page.getByRole("region", { name, exact: true });
  }

  /** The row of a revision. */
  row(name: string, revision: number): Locator {
    const link = this.#page.getByRole("link", { name: `${name}, revision ${revision}`, exact: true });
    return this.rows.filter({ has: link });
  }

  link(name: string, revision: number): Locator {
    return this.row(name, revision).getByRole("link", { name: `${name}, revision ${revision}`, exact: true });
  }

  undo(name: string): Locator {
    return this.#page.getByRole("link", { name: `Roll back… ${name}`, exact: true });
  }
}
