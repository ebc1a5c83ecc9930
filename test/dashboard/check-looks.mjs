import assert from "node:assert/strict";
import { show } from "./open-page.mjs";
import { findFaintText, findNameless } from "./in-page.mjs";

const views = {
  "#/experiments": "tbody tr",
  "#/experiments/8": ".chart canvas",
  "#/experiments/3": ".failure pre",
  "#/experiments/2/sweep": ".parallel-line",
  "#/models": "tbody tr",
  "#/models/digits": "[data-version]",
};

async function eachView(page, look) {
  for (const [hash, sign] of Object.entries(views)) {
    await show(page, hash);
    await page.locator(sign).first().waitFor();
    await look(hash);
  }
}

/** What holds in every view. */
export const looks = {
  async "no view is wider than a telephone of 375 px"({ page }) {
    await page.setViewportSize({ width: 375, height: 800 });
    await eachView(page, async (hash) => {
      // A chart takes its new width in the next frame.
      await page
        .waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, undefined, { timeout: 3000 })
        .catch(() => {});
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        0,
        `${hash} is too wide`,
      );
    });
    await page.setViewportSize({ width: 1280, height: 900 });
  },

  async "text is readable, light and dark, and everything that can be used has a name"({ page }) {
    for (const colorScheme of ["dark", "light"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await eachView(page, async (hash) => {
        assert.deepEqual(await page.evaluate(findFaintText), [], `${hash}, ${colorScheme}`);
        assert.deepEqual(await page.evaluate(findNameless), [], hash);
      });
      const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      assert.equal(ground, colorScheme === "dark" ? "rgb(15, 18, 23)" : "rgb(245, 246, 248)");
    }
  },
};
