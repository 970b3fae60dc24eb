import type { Locator, Page } from "@playwright/test";

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

  constructor(page: Page) {
    this.root = page.getByRole("alertdialog");
    this.title = this.root.getByRole("heading");
    this.now = this.root.getByText(/^now · /).locator("..");
    this.becomes = this.root.getByText(/^becomes /).locator("..");
    this.reason = this.root.getByRole("textbox", { name: "Reason" });
    this.confirm = this.root.getByRole("button", { name: /^Roll back/ });
    this.cancel = this.root.getByRole("button", { name: /^(Cancel|Close)$/ });
    this.lookAgain = this.root.getByRole("button", { name: "Look again" }).last();
    this.problem = this.root.locator("[role=alert][data-code]");
  }
}
