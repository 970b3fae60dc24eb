import type { Locator, Page } from "@playwright/test";
import { clusterSegment, EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";

const CELLS = {
  state: "State",
  namespace: "Namespace",
  name: "Name",
  ready: "Ready",
  updated: "Up to date",
  available: "Available",
  revision: "Rev.",
  images: "Running",
  changed: "Changed",
  age: "Age",
  cause: "Change cause",
} as const;
export type ListCell = keyof typeof CELLS;

/** The list of Deployments of one namespace, or of all. */
export class ListPage {
  readonly rows: Locator;
  readonly filter: Locator;
  /** "12 Deployments", or "3 of 12 Deployments" where some are hidden. */
  readonly count: Locator;
  readonly problem: Locator;
  /** Where the list is forbidden: the name of one Deployment that may be read. */
  readonly nameField: Locator;
  /** The button that says how old the data is, and reads again. */
  readonly freshness: Locator;
  readonly #page: Page;
  readonly #table: Locator;
  readonly #cluster: string;

  constructor(page: Page, cluster: string) {
    this.#page = page;
    this.#cluster = cluster;
    this.#table = page.getByRole("table", { name: "Rollouts" });
    this.rows = this.#table.locator("tbody tr");
    this.filter = page.getByRole("textbox", { name: "Filter by name, image or change cause" });
    this.count = page.locator("main output").first();
    this.problem = page.locator("[role=alert][data-code]");
    this.nameField = page.getByRole("textbox", { name: /^Open a Deployment by its name/ });
    this.freshness = page.getByRole("button", { name: /Read again$/ });
  }

  /** The page's path; `-` means every namespace. `search` with its question mark. */
  pathOf(namespace: string, search = ""): string {
    return `/${clusterSegment(this.#cluster)}/${namespace}${search}`;
  }

  async open(namespace: string, { search = "", appUrl = "" } = {}): Promise<void> {
    await this.#page.goto(`${appUrl}${this.pathOf(namespace, search)}`);
  }

  openEverywhere(search = ""): Promise<void> {
    return this.open(EVERY_NAMESPACE, { search });
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.#page.getByRole("link", { name, exact: true }) });
  }

  /** The link that a row is. */
  link(name: string): Locator {
    return this.#table.getByRole("link", { name, exact: true });
  }

  /** The names, as they stand below each other. */
  async names(): Promise<string[]> {
    // A second link of a row leads to a rollback.
    return this.rows.evaluateAll((rows) => rows.map((row) => row.querySelector("a")?.textContent ?? ""));
  }

  heading(cell: ListCell): Locator {
    return this.#table.getByRole("columnheader", { name: CELLS[cell], exact: true });
  }

  /** What a row says below a heading. */
  async cell(name: string, cell: ListCell): Promise<string> {
    await this.row(name).waitFor();
    const headings = await this.#table.getByRole("columnheader").allTextContents();
    const place = headings.indexOf(CELLS[cell]);
    return (await this.row(name).locator("td").nth(place).innerText()).trim();
  }

  /** One of the chips that show a part of the list: "Needs attention". */
  chip(words: string): Locator {
    return this.#page.getByRole("group", { name: "Show" }).getByRole("button", { name: words });
  }
}
