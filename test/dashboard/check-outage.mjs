import assert from "node:assert/strict";
import { changes, show } from "./open-page.mjs";
import { grows } from "./check-run.mjs";

/** A master that goes away and comes back. */
export const outage = {
  async "an outage is shown and read out, and what was there stays"({ page, watch, master }) {
    await show(page, "#/experiments/8");
    await page.locator(".log-line").first().waitFor();
    await page.locator(".chart canvas").first().waitFor();
    watch.mayFail = true;
    await master.stop();
    const banner = page.getByRole("status").getByText(/^The master does not answer since \d\d:\d\d:\d\d\./);
    await banner.waitFor();
    await page.locator(".log").scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    assert.ok(await banner.evaluate((line) => line.getBoundingClientRect().top >= 0), "The banner is out of sight.");
    assert.ok(await page.locator(".log-line").first().isVisible());
    assert.ok((await page.evaluate(grows.points)) > 0);
  },

  async "during an outage an action says so in words, and few requests are sent"({ page }) {
    await page.getByRole("group", { name: "Actions" }).getByRole("button", { name: "Pause" }).click();
    const problem = page.getByRole("alert").getByText(/^Pause: The master did not answer\./);
    await problem.waitFor();
    assert.doesNotMatch(await problem.innerText(), /http|attempt/);
    let sent = 0;
    const count = () => sent++;
    page.on("request", count);
    await page.waitForTimeout(10_000);
    page.off("request", count);
    assert.ok(sent <= 7, `${sent} requests in ten seconds`);
    await show(page, "#/experiments");
    assert.ok((await page.locator("tbody tr").count()) > 0, "The list was read before and is not shown.");
    await show(page, "#/experiments/8");
    await page.locator(".log").waitFor();
  },

  async "when it is over the banner goes, and curves and log go on by themselves"({ page, watch, master }) {
    const lines = await page.locator(".log-line").count();
    await master.startAgain();
    await page.locator(".outage").waitFor({ state: "detached" });
    await page.getByRole("alert").waitFor({ state: "detached" });
    await Promise.all([changes(page, grows.points), changes(page, grows.lastLine)]);
    const shown = await page.locator(".log-line").allInnerTexts();
    assert.ok(shown.length >= Math.min(lines, 1000));
    watch.mayFail = false;
  },

  async "a page that is loaded while the master is away waits for it, with the login that there was"({
    page,
    watch,
    master,
  }) {
    watch.mayFail = true;
    await master.stop();
    await page.reload();
    await page.locator(".outage").waitFor();
    await master.startAgain();
    await page.locator(".log-line").first().waitFor();
    await page.getByText("grace", { exact: true }).first().waitFor();
    watch.mayFail = false;
  },
};
