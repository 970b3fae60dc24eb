import type { Locator, Page, Request } from "@playwright/test";

/** The question before a rollback, and every answer to it. */
export class UndoDialog {
  readonly root: Locator;
  readonly title: Locator;
  /** What runs now: number, images, change cause. */
  readonly now: Locator;
  /** What it becomes: number, former numbers, images, change cause. */
  readonly becomes: Locator;
  readonly reason: Locator;
  /** The button that says yes, whatever it says. */
  readonly confirm: Locator;
  readonly cancel: Locator;
  readonly lookAgain: Locator;
  readonly problem: Locator;
  /** Asks the API server once more whether it would do it. */
  readonly checkAgain: Locator;
  /** Goes on although an earlier change may still take effect. */
  readonly allTheSame: Locator;
  /** "Checked by the API server", or what it is instead. */
  readonly verdict: Locator;
  /** What will be different, most important first. */
  readonly changes: Locator;
  /** How many pods are replaced, kept and created. */
  readonly pods: Locator;
  /** What it leaves out because the annotations are full. */
  readonly gaveWay: Locator;
  /** The checks that are shown; each has `data-check` and `data-state`. */
  readonly checks: Locator;
  /** Unfolds the checks that passed, and those that do not apply. */
  readonly fine: Locator;
  /** The notice that the world is no longer what the question was about. */
  readonly moved: Locator;
  /** The seconds that are left to call a confirmed rollback off. */
  readonly countdown: Locator;
  readonly sendNow: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole("alertdialog");
    this.title = this.root.getByRole("heading", { level: 2 });
    this.now = this.root.getByText(/^now · /).locator("..");
    this.becomes = this.root.getByText(/^becomes /).locator("..");
    this.reason = this.root.getByRole("textbox", { name: "Reason" });
    this.confirm = this.root.getByRole("button", { name: /^Roll back/ });
    this.cancel = this.root.getByRole("button", { name: /^(Cancel|Close)$/ });
    this.lookAgain = this.root.getByRole("button", { name: "Look again" }).last();
    this.problem = this.root.locator("[role=alert][data-code]");
    this.checkAgain = this.root.getByRole("button", { name: "Check again" });
    this.allTheSame = this.root.getByRole("button", { name: "Go on all the same" });
    this.verdict = this.root.getByRole("status").first();
    this.changes = this.root.getByRole("region", { name: "What will change" });
    this.pods = this.root.locator("[data-pods]");
    this.gaveWay = this.root.locator("[data-gave-way]");
    this.checks = this.root.locator("[data-check]");
    this.fine = this.root.getByRole("button", { name: /checks? passed(, \d+ (do|does) not apply)?$/ });
    this.moved = this.root.locator("[data-moved]");
    this.countdown = this.root.getByRole("timer");
    this.sendNow = this.root.getByRole("button", { name: "Roll back now" });
  }

  /** Something happens after the click that says yes and before Rewind hears of it. */
  async beforeItIsSent(act: () => Promise<unknown>): Promise<void> {
    let done = false;
    await this.#page.route("**/undo", async (route) => {
      if (!done && !isDryRun(route.request())) {
        done = true;
        await act();
      }
      await route.continue();
    });
  }
}

const isDryRun = (request: Request) => (request.postDataJSON() as { dryRun?: boolean }).dryRun === true;
