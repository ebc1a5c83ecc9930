import assert from "node:assert/strict";
import { changes, show } from "./open-page.mjs";

const names = (page) => page.locator("tbody .cell-name a").allInnerTexts();

/** The table of experiments. */
export const list = {
  async "the login refuses a wrong password, with the reason, and takes the right one"({ page }) {
    await page.getByLabel("User").fill("grace");
    await page.getByLabel("Password").fill("wrong");
    await page.getByRole("button", { name: "Log in" }).click();
    await page
      .getByRole("alert")
      .getByText(/invalid credentials/i)
      .waitFor();
    await page.getByLabel("Password").fill("");
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("table", { name: /^Experiments/ }).waitFor();
  },

  async "a master that does not allow the page is an outage for the browser; the login says what to set"({ context }) {
    const page = await context.newPage();
    await page.route("**/", async (route) => {
      const answer = await route.fetch();
      // Nothing listens there, which looks the same to a page.
      const body = (await answer.text()).replace(/"master":"[^"]+"/, '"master":"http://127.0.0.1:9"');
      await route.fulfill({ response: answer, body });
    });
    await page.goto(context.pages()[0].url());
    await page.getByLabel("User").fill("grace");
    await page.getByRole("button", { name: "Log in" }).click();
    await page
      .getByRole("alert")
      .getByText(/enable_cors: true in its master\.yaml \(this page is http/)
      .waitFor();
    await page.close();
  },

  async "rows change by themselves: the progress, a state that another person changes"({ page, determined }) {
    const row = page.locator("tr", { hasText: "mnist augmented" });
    await row.waitFor();
    await changes(page, () => document.querySelector("[data-id='8'] .progress-fill").style.inlineSize);
    await determined.experiment(5).pause();
    await page.locator("tr", { hasText: "bert small" }).getByText("paused").waitFor();
    await determined.experiment(5).activate();
    await page.locator("tr", { hasText: "bert small" }).getByText("running").waitFor();
  },

  async "the search takes words and fields; the states count and filter; headers sort"({ page }) {
    const search = page.getByRole("searchbox");
    await search.fill("bert user:ada");
    assert.deepEqual(await names(page), ["bert large", "bert learning rates", "bert small"]);
    await page.getByRole("button", { name: /^Active/ }).click();
    assert.equal(await search.inputValue(), "is:active bert user:ada");
    assert.deepEqual(await names(page), ["bert learning rates", "bert small"]);
    await page.getByRole("button", { name: "Name", exact: true }).click();
    assert.equal(await page.locator("th[aria-sort=ascending]").innerText(), "Name ↑".slice(0, 4));
    await search.fill("no such run");
    await page.getByText("Nothing fits the search.").waitFor();
    await search.fill("");
  },

  async "everything works with the keyboard: / searches, arrows move, Enter opens, Escape goes back to the row"({
    page,
  }) {
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("/");
    await page.keyboard.type("mnist");
    assert.equal(await page.getByRole("searchbox").inputValue(), "mnist");
    const first = page.locator("tbody tr").first();
    const hasFocus = (row) => row.evaluate((element) => element === document.activeElement);
    await page.keyboard.press("ArrowDown");
    assert.ok(await hasFocus(first));
    await page.keyboard.press("ArrowUp");
    assert.ok(await hasFocus(page.getByRole("searchbox")));
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("ArrowDown");
    assert.ok(await hasFocus(first));
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.locator("tbody [tabindex='0']").count(), 1);
    const second = page.locator("tbody tr").nth(1);
    assert.ok(await second.evaluate((row) => row === document.activeElement));
    assert.notEqual(await second.evaluate((row) => getComputedStyle(row).outlineStyle), "none");
    const id = await second.getAttribute("data-id");
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`#/experiments/${id}$`));
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "MAIN");
    assert.equal(await page.title(), `Experiment ${id} · Determined`);
    await page.keyboard.press("Escape");
    await page.waitForURL(/#\/experiments\?q=mnist$/);
    await page.waitForFunction((of) => document.activeElement?.getAttribute("data-id") === of, id);
    await page.keyboard.press("/");
    await page.keyboard.type("bert large");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#\/experiments\/7$/);
    // The keys are those of the new view once that has the focus.
    await page.waitForFunction(() => document.activeElement?.tagName === "MAIN");
    await page.keyboard.press("Escape");
    await page.getByRole("searchbox").press("Escape");
    await page.waitForURL(/#\/experiments$/);
    await show(page, "#/experiments");
  },
};
