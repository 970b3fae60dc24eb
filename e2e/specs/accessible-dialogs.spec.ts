import { expectAccessible } from "../accessible";
import { expect, test } from "../test";

// Each state in four looks.
test.describe.configure({ timeout: 180_000 });
test.use({ allowedPageErrors: [/status of 409/] });

test.beforeEach(async ({ cluster, namespace }) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", replicas: 2, cause: "first" });
  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await cluster.waitComplete(namespace, "web");
});

test(
  "the question before a rollback is accessible, and so are its refusal and the way to its end",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage, undoDialog }) => {
    await rolloutPage.open(namespace, "web");
    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.confirm).toBeEnabled();
    await expectAccessible(page, "the question");

    await cluster.setImage(namespace, "web", "web:3", { cause: "third" });
    await expect(undoDialog.problem).toHaveAttribute("data-code", "changed-meanwhile");
    await expectAccessible(page, "refused");

    await undoDialog.lookAgain.click();
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    await expectAccessible(page, "done");
  },
);

test(
  "the questions before a restart and a resume, and a paused rollout, are accessible",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage }) => {
    await rolloutPage.open(namespace, "web");
    await rolloutPage.restart.click();
    await expect(rolloutPage.dialog.getByRole("heading")).toHaveText("Restart web?");
    await expectAccessible(page, "restart");
    await page.keyboard.press("Escape");

    await rolloutPage.pause.click();
    await expect(rolloutPage.resume).toBeVisible();
    await cluster.setImage(namespace, "web", "web:3", { cause: "waits" });
    await expect(page.getByText("A change waits behind the pause")).toBeVisible();
    await expectAccessible(page, "paused with a change");

    await rolloutPage.resume.click();
    await expect(rolloutPage.dialog.getByRole("heading")).toHaveText("Resume web?");
    await expectAccessible(page, "resume");
    await rolloutPage.dialog.getByRole("button", { name: /^Roll back to revision \d and resume/ }).click();
    await expect(rolloutPage.dialog.getByRole("button", { name: "Roll back and resume" })).toBeVisible();
    await expectAccessible(page, "roll back and resume");
  },
);

test("the list of shortcuts is accessible", { tag: "@screen" }, async ({ namespace, page, rolloutPage }) => {
  await rolloutPage.open(namespace, "web");
  await expect(rolloutPage.revisions).toHaveCount(2);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectAccessible(page, "help");
});
