import assert from "node:assert/strict";
import { show } from "./open-page.mjs";

/** The registry. */
export const registry = {
  async "a version is promoted: the label moves, and it is said which had it"({ page, determined }) {
    await show(page, "#/models");
    await page.locator("tr", { hasText: "digits" }).press("Enter");
    await page.locator("[data-version='1'] .label.chosen").waitFor();
    const promote = page.getByRole("button", { name: /^Promote to production.*version 2$/ });
    await promote.click();
    const dialog = page.getByRole("dialog", { name: "Promote version 2 of digits?" });
    await dialog.getByText("and version 1 loses it").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.ok(await promote.evaluate((button) => button === document.activeElement));
    await promote.click();
    await dialog.getByRole("button", { name: "Promote it" }).click();
    await page.getByRole("status").getByText("Version 2 is in production now; before it was version 1.").waitFor();
    await page.locator("[data-version='2'] .label.chosen").waitFor();
    assert.equal(await page.locator("[data-version='1'] .label.chosen").count(), 0);
    const model = await determined.getModel("digits");
    assert.equal((await model.getVersion({ label: "production" })).modelVersion, 2);
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "status");
    await page.keyboard.press("Escape");
    await page.waitForURL(/#\/models$/);
  },

  async "a checkpoint of a run is registered under a name, and the model is made"({ page, watch, determined }) {
    watch.mayMiss = true;
    await show(page, "#/experiments/2");
    await page
      .getByRole("button", { name: /^Register checkpoint/ })
      .first()
      .click();
    const dialog = page.getByRole("dialog", { name: /^Register checkpoint/ });
    await dialog.getByLabel("Model").fill("widest");
    await dialog.getByText("This model is made.").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("It is version 1 of widest now.").waitFor();
    assert.equal((await determined.getModel("widest")).numVersions, 1);
    await page.getByRole("link", { name: "widest" }).click();
    await page.locator("[data-version='1']").waitFor();
    watch.mayMiss = false;
  },
};
