import assert from "node:assert/strict";
import { show } from "./open-page.mjs";

/** The registry. */
export const registry = {
  async "a version is promoted: the label moves, and it is said which had it"({ page, determined }) {
    await show(page, "#/models");
    await page.locator("tr", { hasText: "digits" }).press("Enter");
    await page.locator("[data-version='1'] .label.chosen").waitFor();
    await page.getByRole("button", { name: /^Promote to production.*version 2$/ }).click();
    await page.getByRole("status").getByText("Version 2 is in production now; before it was version 1.").waitFor();
    await page.locator("[data-version='2'] .label.chosen").waitFor();
    assert.equal(await page.locator("[data-version='1'] .label.chosen").count(), 0);
    const model = await determined.getModel("digits");
    assert.equal((await model.getVersion({ label: "production" })).modelVersion, 2);
    await page.keyboard.press("Escape");
    await page.waitForURL(/#\/models$/);
  },
};
