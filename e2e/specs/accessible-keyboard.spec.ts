import type { Page } from "@playwright/test";
import { expect, test } from "../test";

/** Presses Tab until what has the focus is named so; fails where the page has no such stop. */
async function tabTo(page: Page, name: string | RegExp, key = "Tab"): Promise<void> {
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press(key);
    const focused = page.locator(":focus");
    if ((await focused.count()) === 0) continue;
    const label = (await focused.getAttribute("aria-label")) ?? (await focused.innerText());
    if (typeof name === "string" ? label.trim() === name : name.test(label)) return;
  }
  throw new Error(`Tab does not come to ${name}`);
}

test(
  "from the start to a rollback and back again, without a pointer",
  { tag: "@screen" },
  async ({ cluster, namespace, page, startPage, listPage, rolloutPage, undoDialog }) => {
    for (const name of ["api", "web", "worker"])
      await cluster.deploy(namespace, { name, image: "app:1", cause: "first" });
    await cluster.setImage(namespace, "web", "app:2", { cause: "second" });
    await cluster.setImage(namespace, "web", "app:3", { cause: "third" });
    await cluster.waitComplete(namespace, "web");
    const { keyboard } = page;

    // A namespace.
    await startPage.open();
    await expect(startPage.namespace(namespace)).toBeVisible();
    await keyboard.press("/");
    await keyboard.type(namespace);
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");

    // The filter, and from it into the list.
    await expect(listPage.rows).toHaveCount(3);
    await keyboard.press("/");
    await expect(listPage.filter).toBeFocused();
    await keyboard.type("we");
    await expect(listPage.rows).toHaveCount(1);
    await keyboard.press("ArrowDown");
    await expect(listPage.link("web")).toBeFocused();
    await keyboard.press("Enter");

    // Along the timeline: Space compares a revision, 3 tells all about it, Enter asks to roll back to it.
    await expect(rolloutPage.revisions).toHaveCount(3);
    const second = rolloutPage.revision(2).getByRole("button").first();
    await keyboard.press("j");
    await expect(second).toBeFocused();
    await keyboard.press("k");
    await expect(rolloutPage.revision(3).getByRole("button").first()).toBeFocused();
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowUp");
    await keyboard.press("j");
    await expect(second).toBeFocused();
    await keyboard.press("Space");
    await expect(second).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByRole("button", { name: "Left side: 2" })).toBeVisible();
    await keyboard.press("3");
    await expect(rolloutPage.panel).toContainText("second");
    await keyboard.press("1");
    await expect(second).toBeFocused();
    await keyboard.press("Enter");

    // The question: Escape leaves it and gives the focus back; Tab stays inside.
    await expect(undoDialog.title).toHaveText("Roll back web to revision 2?");
    await expect(undoDialog.cancel).toBeFocused();
    await keyboard.press("Escape");
    await expect(undoDialog.root).toHaveCount(0);
    await expect(second).toBeFocused();
    await keyboard.press("Enter");
    await expect(undoDialog.cancel).toBeFocused();
    await expect(undoDialog.confirm).toBeEnabled();
    await tabTo(page, "Roll back to revision 2");
    await keyboard.press("Enter");

    // To its end, and the undo of the undo.
    await expect(undoDialog.root).toHaveCount(0);
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(await cluster.imageOf(namespace, "web")).toBe("app:2");
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
    await tabTo(page, /^Undo the undo/, "Shift+Tab");
    await keyboard.press("Enter");
    await expect(undoDialog.title).toHaveText("Roll back web to revision 3?");
    await expect(undoDialog.confirm).toBeEnabled();
    await tabTo(page, "Roll back to revision 3");
    await keyboard.press("Space");
    await expect.poll(() => cluster.imageOf(namespace, "web")).toBe("app:3");
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
  },
);

test(
  "a question, a picker and the help give the focus back to what opened them",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    await cluster.waitComplete(namespace, "web");
    await rolloutPage.open(namespace, "web");
    await expect(rolloutPage.revisions).toHaveCount(2);

    const rowButton = rolloutPage.revision(1).getByRole("button", { name: "Roll back to 1…" });
    for (const opener of [rolloutPage.undo, rolloutPage.restart, rowButton]) {
      await opener.focus();
      await page.keyboard.press("Enter");
      await expect(rolloutPage.dialog).toBeVisible();
      await expect(rolloutPage.dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(rolloutPage.dialog).toHaveCount(0);
      await expect(opener).toBeFocused();
    }

    const help = page.getByRole("button", { name: "Keyboard shortcuts" });
    await help.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(help).toBeFocused();

    const picker = page.getByRole("button", { name: "Choose another namespace" });
    await picker.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("combobox")).toHaveCount(0);
    await expect(picker).toBeFocused();
  },
);

test(
  "after a rollback the focus is still in the page, though the button that asked for it is gone",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage, undoDialog }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    await cluster.waitComplete(namespace, "web");
    await rolloutPage.open(namespace, "web");
    await rolloutPage.revision(1).getByRole("button", { name: "Roll back to 1…" }).press("Enter");
    await expect(undoDialog.cancel).toBeFocused();
    await expect(undoDialog.confirm).toBeEnabled();
    await undoDialog.confirm.press("Enter");
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    await expect(rolloutPage.revision(3).getByRole("button", { name: /^Roll back/ })).toHaveCount(0);

    await page.keyboard.press("Tab");

    const focused = page.locator("main :focus");
    await expect(focused).toHaveCount(1);
  },
);

test(
  "single keys do nothing in a field, and nothing at all once they are switched off",
  { tag: "@screen" },
  async ({ cluster, namespace, page, listPage, rolloutPage }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    await listPage.open(namespace);
    await expect(listPage.rows).toHaveCount(1);
    await listPage.filter.focus();
    await page.keyboard.type("rjk?/");
    await expect(listPage.filter).toHaveValue("rjk?/");
    await expect(page.getByRole("dialog")).toHaveCount(0);

    await rolloutPage.open(namespace, "web");
    await expect(rolloutPage.revisions).toHaveCount(2);
    await page.keyboard.press("?");
    await page.getByRole("checkbox", { name: "Single-letter shortcuts" }).press("Space");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("r");
    await page.keyboard.press("?");
    await page.reload();
    await expect(rolloutPage.revisions).toHaveCount(2);
    await page.keyboard.press("r");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
  },
);
