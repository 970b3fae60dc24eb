import type { Locator, Page } from "@playwright/test";
import { clusterSegment } from "@/lib/contract/cluster";

/** The page of one Deployment, as a person uses it. */
export class RolloutPage {
  /** The rows of the timeline, newest first. */
  readonly revisions: Locator;
  /** Everything about the revision that was chosen, behind the tab “Whole template”. */
  readonly panel: Locator;
  readonly problem: Locator;
  /** The button that says how old the data is, and reads again. */
  readonly freshness: Locator;
  /** The button of the rollout as a whole, to what undo means here; it names its target. */
  readonly undo: Locator;
  readonly pause: Locator;
  readonly resume: Locator;
  readonly restart: Locator;
  /** The strip about a change that was accepted; `data-progress` says how far it is. */
  readonly progress: Locator;
  /** The strip about a change whose answer did not tell; `data-write` says what is known of it. */
  readonly unknown: Locator;
  /** The strip's way back once a rollback has come to its end. */
  readonly undoTheUndo: Locator;
  /** Why it is not moving, one entry for each finding. */
  readonly why: Locator;
  /** The revisions that have pods, and the pods. */
  readonly podsNow: Locator;
  /** How many pods are still ending although the rollout is complete. */
  readonly terminating: Locator;
  /** The switch for a notification when the rollout ends. */
  readonly endNotice: Locator;
  /** The question that is open, whichever. */
  readonly dialog: Locator;
  readonly #page: Page;
  readonly #cluster: string;

  constructor(page: Page, cluster: string) {
    this.#page = page;
    this.#cluster = cluster;
    this.revisions = page.getByRole("list", { name: "Revisions, newest first" }).getByRole("listitem");
    this.panel = page.getByRole("region", { name: /^Revision / });
    this.problem = page.locator("[role=alert][data-code]");
    this.freshness = page.getByRole("button", { name: /Read again$/ });
    // It comes before those of the timeline.
    this.undo = page.getByRole("button", { name: /^Roll back/ }).first();
    this.pause = page.getByRole("button", { name: "Pause", exact: true });
    this.resume = page.getByRole("button", { name: "Resume…", exact: true });
    this.restart = page.getByRole("button", { name: "Restart…", exact: true });
    this.progress = page.locator("[data-progress]");
    this.unknown = page.locator("[data-write]");
    this.undoTheUndo = page.getByRole("button", { name: /^Undo the undo/ });
    this.why = page.getByRole("region", { name: "Why it is not moving" });
    this.podsNow = page.getByRole("region", { name: "Pods now" });
    this.terminating = this.podsNow.locator("[data-terminating]");
    this.endNotice = page.getByRole("button", { name: "Notify me when it ends" });
    this.dialog = page.getByRole("alertdialog");
  }

  /** The page's path; with another app's URL in front, the same page there. */
  pathOf(namespace: string, name: string): string {
    return `/${clusterSegment(this.#cluster)}/${namespace}/deployments/${name}`;
  }

  async open(namespace: string, name: string, appUrl = ""): Promise<void> {
    await this.#page.goto(`${appUrl}${this.pathOf(namespace, name)}`);
  }

  /** A row of the timeline: by its number, or as "Revision without number". */
  revision(numberOrName: number | string): Locator {
    const name = typeof numberOrName === "number" ? `Revision ${numberOrName}` : numberOrName;
    return this.#page.getByRole("listitem", { name, exact: true });
  }

  /** The row of the revision that runs now. */
  get current(): Locator {
    return this.revisions.and(this.#page.locator("[aria-current=true]"));
  }

  /** What the rows are called, newest first: "Revision 3". */
  async revisionNames(): Promise<string[]> {
    return this.revisions.evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
  }

  /** Chooses a revision and asks for everything about it, so that the panel tells it. */
  async choose(numberOrName: number | string): Promise<void> {
    await this.rowButton(numberOrName).click();
    await this.#page.getByRole("tab", { name: "Whole template" }).click();
  }

  /** The button of a row that puts its revision on the left side of the comparison. */
  rowButton(numberOrName: number | string): Locator {
    return this.revision(numberOrName).getByRole("button", { name: /^Show revision/ });
  }

  notice(code: string): Locator {
    return this.#page.locator(`[data-notice="notice.${code}"]`);
  }

  /** A finding of why it does not move. */
  finding(code: string): Locator {
    return this.why.locator(`[data-finding=${code}]`);
  }

  /** The pods that are drawn in this state, of whatever revision. */
  pods(state: string): Locator {
    return this.podsNow.locator(`[data-pod=${state}]`);
  }

  /** The address of the tab's icon. */
  async icon(): Promise<string | null> {
    return this.#page.locator("link[rel=icon]").last().getAttribute("href");
  }

  /** The pod template of the panel, as text. */
  async yaml(): Promise<string> {
    const section = this.panel.getByRole("region", { name: /^Pod template of / });
    return (await section.locator("pre").last().textContent()) ?? "";
  }

  /** Asks to roll back to a revision of the timeline; nothing happens before its dialog is confirmed. */
  async rollBackTo(number: number): Promise<void> {
    await this.revision(number)
      .getByRole("button", { name: `Roll back to ${number}…` })
      .click();
  }
}
