import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { show } from "./open-page.mjs";

const shots = [
  { name: "list", hash: "#/experiments", sign: "tbody tr", scheme: "light", height: 640 },
  { name: "run", hash: "#/experiments/8", sign: ".checkpoint", scheme: "light", height: 740 },
  { name: "sweep", hash: "#/experiments/2/sweep", sign: ".trial-row", scheme: "dark", width: 1040, height: 550 },
];

/** Writes the pictures that the README shows. */
export async function takeScreenshots(page) {
  for (const { name, hash, sign, scheme, width = 1280, height } of shots) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await show(page, hash);
    await page.locator(sign).first().waitFor();
    // The log scrolls to its end, the charts take their width.
    await page.waitForTimeout(1500);
    const path = fileURLToPath(new URL(`../../docs/images/dashboard-${name}.png`, import.meta.url));
    await page.screenshot({ path });
    const { size } = await stat(path);
    console.log(`     ${path}: ${Math.round(size / 1000)} kB`);
    if (size > 150_000) throw new Error(`${path} is larger than 150 kB.`);
  }
}
