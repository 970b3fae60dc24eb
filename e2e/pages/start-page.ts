import type { Locator, Page } from "@playwright/test";
import { clusterSegment } from "@/lib/contract/cluster-segment";

/** The start: the contexts of the kubeconfig, and the namespaces of one of them. */
export class StartPage {
  readonly clusters: Locator;
  readonly namespaces: Locator;
  /** Filters the namespaces, or takes the name of one that cannot be listed. */
  readonly namespaceField: Locator;
  readonly problem: Locator;
  /** What is missing here because a file cannot be read. */
  readonly note: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.clusters = page.getByRole("navigation", { name: "Clusters" }).getByRole("link");
    const namespaces = page.getByRole("region", { name: "Namespaces" });
    this.namespaces = namespaces.getByRole("link");
    this.namespaceField = namespaces.getByRole("textbox");
    this.problem = page.locator("[role=alert][data-code]");
    this.note = page.getByRole("status").filter({ hasText: "missing here" });
  }

  /** The start of an app, or of one of its clusters. */
  async open(appUrl = "", cluster?: string): Promise<void> {
    await this.#page.goto(`${appUrl}/${cluster === undefined ? "" : clusterSegment(cluster)}`);
  }

  cluster(name: string): Locator {
    return this.clusters.filter({ has: this.#page.getByText(name, { exact: true }) });
  }

  namespace(name: string): Locator {
    return this.namespaces.filter({ hasText: new RegExp(`^${name}(of the context)?$`) });
  }
}
