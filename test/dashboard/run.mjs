/** Tests examples/dashboard in Chromium on fake masters; needs a build and the program `chromium`. */
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { Determined } from "determined-client";
import { list } from "./check-list.mjs";
import { looks } from "./check-looks.mjs";
import { outage } from "./check-outage.mjs";
import { registry } from "./check-registry.mjs";
import { run } from "./check-run.mjs";
import { search } from "./check-search.mjs";
import { starting } from "./check-start.mjs";
import { startMaster } from "./master.mjs";
import { openPage } from "./open-page.mjs";
import { startProgram } from "./start-program.mjs";
import { takeScreenshots } from "./take-screenshots.mjs";

const began = Date.now();
const start = "examples/dashboard/start.mjs";
const quiet =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: quiet.split(" "),
});
let failed = 0;

async function check(name, work) {
  const from = Date.now();
  try {
    await work();
    console.log(`ok   ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    const shown = (await page?.locator(".problem").allInnerTexts()) ?? [];
    console.error(`FAIL ${name}\n${error.stack}\nThe page is at ${page?.url()} and shows: ${shown.join(" ")}`);
  }
}

let page;
await check("npm run dashboard shows the demo without a login", async () => {
  const demo = await startProgram(start, "--port", "0");
  try {
    const { page, watch } = await openPage(browser, demo.url);
    await page.locator("tr", { hasText: "mnist augmented" }).waitFor();
    if (process.argv.includes("--screenshots")) await takeScreenshots(page);
    assert.deepEqual(watch.errors, []);
    await page.context().close();
  } finally {
    await demo.stop();
  }
});

const master = await startMaster();
for (const [name, work] of Object.entries(starting)) await check(name, () => work({ browser, master }));
const site = await startProgram(start, "--port", "0", "--master", master.url);
const { page: opened, watch } = await openPage(browser, site.url);
page = opened;
const determined = new Determined({ master: master.url, user: "ada", password: "", tokenStore: false });
for (const [name, work] of Object.entries({ ...list, ...run, ...outage, ...registry, ...looks, ...search })) {
  await check(name, async () => {
    await work({ page, watch, master, determined, context: page.context() });
    const errors = watch.errors.splice(0).filter((text) => !/status of 401/.test(text));
    assert.deepEqual(errors, [], "The console has errors.");
  });
}

await browser.close();
await site.stop();
await master.close();
console.log(`${failed} failed, ${Math.round((Date.now() - began) / 1000)} s`);
process.exitCode = failed === 0 ? 0 : 1;
