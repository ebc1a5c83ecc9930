import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { trySearches } from "./searches.mjs";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const widths = [375, 1280];

/**
 * Opens pages of the site in Chromium: no page may be wider than the window, no request may fail, and the search must find what is looked for.
 * @param {string} folder
 * @param {string[]} paths of pages inside it
 * @returns {Promise<string[] | undefined>} what is wrong; undefined where there is no Chromium
 */
export async function checkInBrowser(folder, paths) {
  if (!existsSync(executablePath)) return undefined;
  const server = await preview({
    root: folder,
    configFile: false,
    appType: "mpa",
    logLevel: "silent",
    build: { outDir: "." },
    preview: { port: 0, host: "127.0.0.1" },
  });
  const browser = await chromium.launch({ executablePath, args });
  try {
    const base = `http://127.0.0.1:${server.httpServer.address().port}/`;
    const problems = [];
    const page = await browser.newPage({ viewport: { width: widths[1], height: 800 } });
    page.on("response", (response) => {
      if (response.status() >= 400) problems.push(`${response.url()} is answered with ${response.status()}.`);
    });
    page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
    await page.goto(base);
    problems.push(...(await trySearches(page)));
    return [...problems, ...(await findWide(browser, base, paths))];
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Without scripts, which change no width and take most of the time. */
async function findWide(browser, base, paths) {
  const problems = [];
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(base + encodeURI(path));
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > width) problems.push(`${path} is ${needed} px wide in a window of ${width} px.`);
    }
  }
  return problems;
}
