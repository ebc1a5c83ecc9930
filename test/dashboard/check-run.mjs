import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { changes, show } from "./open-page.mjs";

const points = () =>
  [...document.querySelectorAll(".chart")].reduce((sum, { dataset }) => sum + Number(dataset.points), 0);
const pixels = () =>
  document.querySelector(".chart canvas").toDataURL().length +
  document.querySelector(".chart canvas").toDataURL().slice(-4000);
const lastLine = () => document.querySelector(".log-line:last-child")?.textContent;

/** What grows in a run that goes on. */
export const grows = { points, lastLine };

/** One experiment. */
export const run = {
  async "the curves of its trials grow, in numbers and on the canvas"({ page }) {
    await show(page, "#/experiments/8");
    await page.locator(".chart canvas").first().waitFor();
    assert.deepEqual(await page.locator(".chart h3").allInnerTexts(), ["accuracy", "loss"]);
    await page.waitForFunction(() => document.querySelector(".chart").dataset.points > 2000);
    await Promise.all([changes(page, points), changes(page, pixels)]);
  },

  async "a trial can be left out of the curves"({ page }) {
    const before = await page.evaluate(points);
    const first = page.getByRole("group", { name: "Trials that are drawn" }).getByRole("button").first();
    await first.click();
    await page.waitForFunction((former) => {
      const now = [...document.querySelectorAll(".chart")].reduce(
        (sum, { dataset }) => sum + Number(dataset.points),
        0,
      );
      return now < former * 0.9;
    }, before);
    await first.click();
  },

  async "the log follows, filters by level, and waits while it is paused"({ page }) {
    await page.locator(".log-line").first().waitFor();
    await changes(page, lastLine);
    await page.getByLabel("Level").selectOption("WARNING");
    await page.waitForFunction(() => {
      const lines = [...document.querySelectorAll(".log-line")];
      return lines.length > 0 && lines.every(({ dataset }) => dataset.level === "WARNING");
    });
    await page.getByLabel("Level").selectOption("ALL");
    await page.locator(".log-line[data-level=INFO]").first().waitFor();
    await page.getByRole("button", { name: "Pause the log" }).click();
    await page.getByRole("button", { name: /^Go on, \d+ new lines$/ }).waitFor();
    const before = await page.evaluate(lastLine);
    await page.getByRole("button", { name: /^Go on/ }).click();
    await page.waitForFunction(
      (former) => document.querySelector(".log-line:last-child").textContent !== former,
      before,
    );
  },

  async "a checkpoint is saved as an archive, and one file of it"({ page }) {
    const [archive] = await Promise.all([
      page.waitForEvent("download"),
      page
        .getByRole("button", { name: /^Download checkpoint/ })
        .first()
        .click(),
    ]);
    assert.match(archive.suggestedFilename(), /^[\da-f-]{36}\.tar\.gz$/);
    assert.deepEqual([...(await readFile(await archive.path())).subarray(0, 2)], [0x1f, 0x8b]);
    await page.locator(".checkpoint summary").first().click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "state.txt" }).first().click(),
    ]);
    assert.match(await readFile(await file.path(), "utf8"), /^step \d+ of \d+\n/);
  },

  async "it is paused and activated; kill asks first, and Escape leaves everything as it is"({ page }) {
    // Not the one whose curves are watched: what is activated trains again from its last checkpoint, and adds nothing for a while.
    await show(page, "#/experiments/5");
    const title = page.locator(".run-title .pill");
    await page.getByRole("group", { name: "Actions" }).getByRole("button", { name: "Pause" }).click();
    await title.getByText("paused").waitFor();
    await page.getByRole("button", { name: "Activate" }).click();
    await title.getByText(/running|starting|queued|pulling/).waitFor();
    await page.getByRole("button", { name: "Kill" }).click();
    await page.getByRole("dialog", { name: "Kill bert small?" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.match(page.url(), /#\/experiments\/5$/);
  },

  async "a sweep is drawn over its hyperparameters; the row with the focus is marked"({ page }) {
    await show(page, "#/experiments/2/sweep");
    await page.locator(".parallel-line").first().waitFor();
    assert.equal(await page.locator(".parallel-line").count(), 16);
    assert.deepEqual(await page.locator(".axis-name").allTextContents(), [
      "dropout",
      "lr",
      "optimizer",
      "width",
      "accuracy",
    ]);
    assert.equal(await page.locator(".scatter-point").count(), 4 * 16);
    await page.locator(".trial-row a").first().focus();
    await page.locator(".parallel-line[data-chosen=true]").waitFor();
  },

  async "of 16 trials the best is emphasised and named, no two lines look alike, and its log is shown"({
    page,
    determined,
  }) {
    const { training } = await determined.experiment(2).topCheckpoint();
    await show(page, "#/experiments/2");
    await page.locator(".chart canvas").first().waitFor();
    const legend = page.getByRole("group", { name: "Trials that are drawn" });
    const looks = await legend
      .getByRole("button")
      .evaluateAll((all) => all.map((button) => getComputedStyle(button.querySelector(".swatch")).background));
    assert.equal(looks.length, 16);
    assert.equal(new Set(looks).size, 16);
    const best = await legend.locator("[data-marked=true]").allInnerTexts();
    assert.deepEqual(
      best.map((name) => name.replace(/\s+/g, " ").trim()),
      [`trial ${training.trialId} best`],
    );
    assert.equal(await page.getByLabel("Trial", { exact: true }).inputValue(), String(training.trialId));
    assert.match(await page.locator(".log-line time").first().innerText(), /^\d+ \w{3} \d\d:\d\d:\d\d$/);
    await page.getByLabel("Log scale").check();
    await page.locator(".chart[data-scale=log]").first().waitFor();
    await page.getByLabel("Log scale").uncheck();
  },

  async "a row of a trial leads to its curves and log, under an address of its own"({ page }) {
    await show(page, "#/experiments/2/sweep");
    await page.locator(".trial-row a", { hasText: "10" }).click();
    await page.waitForURL(/#\/experiments\/2\?trial=10$/);
    await page.waitForFunction(() => document.querySelector("select[aria-label=Trial]")?.value === "10");
    await page.locator(".chip[data-marked=true]", { hasText: "trial 10" }).waitFor();
    await page.getByLabel("Trial", { exact: true }).selectOption("3");
    await page.waitForURL(/#\/experiments\/2\?trial=3$/);
  },

  async "a failed run says why at the top, and its log is that of the failed trial"({ page }) {
    await show(page, "#/experiments/3");
    const failure = page.locator(".failure");
    await failure.locator("summary strong", { hasText: /^RuntimeError: CUDA out of memory/ }).waitFor();
    await failure.locator("pre", { hasText: "Traceback (most recent call last):" }).waitFor();
    assert.match(await page.getByLabel("Trial", { exact: true }).innerText(), /^trial \d+, error/);
    await show(page, "#/experiments/2");
    await page.locator(".chart canvas").first().waitFor();
    assert.equal(await failure.count(), 0);
  },

  async "its configuration unfolds and is copied; so is a whole UUID"({ page, context }) {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const configuration = page.locator(".configuration").last();
    await configuration.locator("summary").click();
    await configuration.getByRole("button", { name: /^Copy/ }).click();
    await configuration.getByText("Copied").waitFor();
    assert.equal(JSON.parse(await copied()).name, "mnist widths");
    await page
      .getByRole("button", { name: /^Copy the UUID of checkpoint/ })
      .first()
      .click();
    await page.locator(".checkpoint").first().getByText("Copied").waitFor();
    assert.match(await copied(), /^[\da-f]{8}-[\da-f-]{27}$/);
  },

  async "what is not there is said, with a way on; the address stays"({ page, watch }) {
    watch.mayMiss = true;
    for (const [hash, said] of [
      ["#/experiments/999", "There is no experiment 999"],
      ["#/models/none", "There is no model none"],
      ["#/xyz", "There is no such view"],
    ]) {
      await show(page, hash);
      await page.getByRole("heading", { name: said }).waitFor();
      assert.ok(page.url().endsWith(hash));
      assert.doesNotMatch(await page.locator("main").innerText(), /http:/);
      await page.locator("main").getByRole("link", { name: /^All/ }).click();
      await page.locator("tbody tr").first().waitFor();
    }
    watch.mayMiss = false;
  },
};
