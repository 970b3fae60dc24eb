import type { Page } from "@playwright/test";
import { clusterSegment } from "@/lib/contract/cluster";

/** The page of one Deployment, as a person uses it. */
export class RolloutPage {
  readonly #page: Page;
  readonly #cluster: string;

  constructor(page: Page, cluster: string) {
    this.#page = page;
    this.#cluster = cluster;
  }

  /** The page's path; with another app's URL in front, the same page there. */
  pathOf(namespace: string, name: string): string {
    return `/${clusterSegment(this.#cluster)}/${namespace}/deployments/${name}`;
  }

  async open(namespace: string, name: string, appUrl = ""): Promise<void> {
    await this.#page.goto(`${appUrl}${this.pathOf(namespace, name)}`);
  }
}
